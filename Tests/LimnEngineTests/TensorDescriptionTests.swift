import LimnEngine
import Testing

@Suite("Printed tensors")
struct TensorDescriptionTests {
  @Test("single numbers")
  func numbers() {
    let expected: [(Float, String)] = [
      (3, "3"), (0.5, "0.5000"), (-2.25, "-2.2500"), (0, "0"), (-0.0, "0"), (1e-5, "1.0000e-05"),
      (123_456.789, "1.2346e+05"), (1e20, "1.0000e+20"), (.nan, "nan"), (.infinity, "inf"),
      (-.infinity, "-inf"), (99_999.5, "99999.5000"), (9_999_999, "9999999"),
    ]
    for (number, text) in expected { #expect(Tensor(number).description == text) }
  }

  @Test("rows, aligned")
  func rows() {
    let expected: [([Float], String)] = [
      ([1, 2, 30], "[ 1,  2, 30]"), ([0.1, -2, 3.14159], "[ 0.1000, -2.0000,  3.1416]"),
      ([.nan, .infinity, -.infinity, 1], "[ nan,  inf, -inf,    1]"),
      ([.nan, -.infinity, 1.5], "[   nan,   -inf, 1.5000]"), ([1e-10, 1], "[1.0000e-10, 1.0000e+00]"),
      ([1e-6, 0.5], "[0.0000, 0.5000]"), ([1e6, 0.5], "[1.0000e+06, 5.0000e-01]"),
      ([0.0004, -0.0009], "[ 4.0000e-04, -9.0000e-04]"), ([-0.00001, 1.5], "[0.0000, 1.5000]"),
      ([-0.0, 1], "[0, 1]"),
    ]
    for (numbers, text) in expected { #expect(Tensor(numbers).description == text) }
  }

  @Test("matrices and more axes, with their shape")
  func axes() {
    #expect(Tensor([[1, 2], [3, 40]]).description == "[[ 1,  2],\n [ 3, 40]] shape [2, 2]")
    #expect(Tensor([[1, 2], [3, 40]]).transposed().description == "[[ 1,  3],\n [ 2, 40]] shape [2, 2]")
    #expect(
      Tensor([[1.5, -20.25], [3, 4]]).description
        == """
        [[  1.5000, -20.2500],
         [  3.0000,   4.0000]] shape [2, 2]
        """)
    #expect(
      Tensor.arange(12).reshaped([2, 2, 3]).description
        == """
        [[[ 0,  1,  2],
          [ 3,  4,  5]],

         [[ 6,  7,  8],
          [ 9, 10, 11]]] shape [2, 2, 3]
        """)
    #expect(Tensor.zeros([1, 1]).description == "[[0]] shape [1, 1]")
    #expect(Tensor.zeros([0]).description == "[]")
    #expect(Tensor.zeros([0, 3]).description == "[] shape [0, 3]")
    #expect(Tensor.zeros([2, 0]).description == "[[],\n []] shape [2, 0]")
  }

  @Test("more than a thousand numbers, shortened")
  func long() {
    #expect(Tensor.arange(2_000).description == "[   0,    1,    2, ..., 1997, 1998, 1999] shape [2000]")
    #expect(
      (Tensor.arange(4_000).reshaped([40, 100]) / 7).description
        == """
        [[  0.0000,   0.1429,   0.2857, ...,  13.8571,  14.0000,  14.1429],
         [ 14.2857,  14.4286,  14.5714, ...,  28.1429,  28.2857,  28.4286],
         [ 28.5714,  28.7143,  28.8571, ...,  42.4286,  42.5714,  42.7143],
         ...,
         [528.5714, 528.7143, 528.8571, ..., 542.4286, 542.5714, 542.7143],
         [542.8571, 543.0000, 543.1429, ..., 556.7143, 556.8571, 557.0000],
         [557.1429, 557.2857, 557.4286, ..., 571.0000, 571.1429, 571.2857]] shape [40, 100]
        """)
    #expect(
      Tensor.zeros([2, 600]).description
        == "[[0, 0, 0, ..., 0, 0, 0],\n [0, 0, 0, ..., 0, 0, 0]] shape [2, 600]")
    #expect(!Tensor.zeros([1_000]).description.contains("..."))
  }
}
