import LimnEngine

/// Fixtures/projection.json.
struct ProjectionFixture: Decodable {
  struct Components: Decodable {
    let name: String
    let points: [[Float]]
    let mean: [Float]
    let components: [[Float]]
    let variance: [Double]
    let ratio: [Double]
    let projection: [[Float]]
  }

  struct Neighbors: Decodable {
    let points: [[Float]]
    let indices: [[Int]]
    let distances: [[Double]]
    let grid: [[Float]]
    let grid_indices: [[Int]]
    let apart: [[Float]]
    let cosine_indices: [[Int]]
  }

  struct Trustworthiness: Decodable {
    let points: [[Float]]
    let embedded: [[Float]]
    let values: [String: Double]
  }

  struct Alignment: Decodable {
    let points: [[Float]]
    let reference: [[Float]]
    let rotation: [[Float]]
    let aligned: [[Float]]
    let proper: [[Float]]
    let scale: Double
    let scaled: [[Float]]
  }

  struct Embedding: Decodable {
    struct Figures: Decodable {
      let trustworthiness: Double
      let divergence: Double?
    }

    let name: String
    let points: [[Float]]
    let learning_rate: Double
    let scikitLearn: Figures
    let openTSNE: Figures

    enum CodingKeys: String, CodingKey {
      case name, points, learning_rate, openTSNE
      case scikitLearn = "scikit-learn"
    }
  }

  let pca: [Components]
  let neighbors: Neighbors
  let trustworthiness: Trustworthiness
  let procrustes: Alignment
  let tsne: [Embedding]

  static func load() throws -> ProjectionFixture { try fixture("projection", as: ProjectionFixture.self) }
}
