extension Tensor {
  /// The numbers, the last axis running fastest.
  public var values: [Float] {
    let source = contiguous()
    return Array(UnsafeBufferPointer(start: source.pointer, count: count))
  }

  /// The one number of a tensor that holds just one.
  ///
  /// - Precondition: It holds one.
  public var item: Float {
    require(count == 1, "item: the tensor of shape \(shape) holds \(count) numbers, not one")
    return pointer[0]
  }

  /// The number at a position, one index for each axis. Setting it changes the tensor in place.
  ///
  /// - Precondition: There are as many indices as axes, each within its axis; negative ones count from the end.
  public subscript(value position: Int...) -> Float {
    get { storage.pointer[place(position)] }
    set {
      requireNoRecord("index")
      storage.pointer[place(position)] = newValue
      storage.version += 1
    }
  }

  private func place(_ position: [Int]) -> Int {
    require(position.count == shape.count, "index: \(position) has \(position.count) axes, shape \(shape)")
    let strides = stridesOrDefault
    var place = offset
    for (axis, index) in position.enumerated() {
      let resolved = index < 0 ? index + shape[axis] : index
      require(resolved >= 0 && resolved < shape[axis], "index: \(position) is outside of shape \(shape)")
      place += resolved * strides[axis]
    }
    return place
  }

  /// Reads the numbers where they lie, the last axis running fastest.
  public func withUnsafeValues<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) rethrows
    -> Result
  {
    let source = contiguous()
    return try withExtendedLifetime(source) {
      try body(UnsafeBufferPointer(start: source.pointer, count: count))
    }
  }

  /// The numbers in row-major order: the tensor itself if they lie so, else a copy. Not recorded.
  func contiguous() -> Tensor { isContiguous ? self : copy() }

  /// The numbers at a place of their own, without history.
  public func copy() -> Tensor {
    let copy = Tensor(uninitialized: shape)
    guard let strides else {
      copy.pointer.update(from: pointer, count: count)
      return copy
    }
    StridedCopy(shape: shape, strides: strides).run(from: pointer, to: copy.pointer)
    return copy
  }

  /// Takes the numbers of another tensor over, in place.
  ///
  /// - Precondition: The shapes are equal, and the tensor is no view in another order.
  public func assign(_ other: Tensor) {
    requireInPlace("assign", other)
    let source = other.contiguous()
    pointer.update(from: source.pointer, count: count)
  }

  /// Adds `scale` times another tensor, in place: `w.add(grad, scale: -rate)` is a step downhill.
  ///
  /// - Precondition: The shapes are equal, and the tensor is no view in another order.
  public func add(_ other: Tensor, scale: Float = 1) {
    requireInPlace("add", other)
    let source = other.contiguous()
    Kernels.accumulate(scale, source.pointer, pointer, count)
    withExtendedLifetime(source) {}
  }

  /// Multiplies every number, in place.
  ///
  /// - Precondition: The tensor is no view in another order.
  public func scale(by factor: Float) {
    requireInPlace("scale", self)
    Kernels.multiplyScalar(pointer, factor, pointer, count)
  }

  func requireInPlace(_ operation: String, _ other: Tensor) {
    require(shape == other.shape, "\(operation): shapes \(shape) and \(other.shape) are not equal")
    require(
      isContiguous, "\(operation): the tensor of shape \(shape) is a view in another order; copy it first")
    requireNoRecord(operation)
    storage.version += 1
  }

  private func requireNoRecord(_ operation: String) {
    require(
      self.operation == nil || !GradientMode.isRecording,
      "\(operation): a result of \(self.operation?.name ?? "") can't be changed in place while gradients are recorded"
    )
  }
}
