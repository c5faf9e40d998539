/// Something with parameters: a layer, or a model made of layers.
///
/// It lists what it consists of, in order; everything else (names, counts, the summary, saving) follows.
public protocol Module: AnyObject {
  /// The parts, in the order in which they are used.
  var members: [ModuleMember] { get }
}

/// A part of a module, with its name within it.
public enum ModuleMember {
  /// Numbers that training changes.
  case parameter(String, Tensor)
  /// Numbers that are saved with the model but that no gradient reaches, such as running means.
  case buffer(String, Tensor)
  /// A module within.
  case module(String, any Module)
}

/// A tensor of a model and its path, such as `layers.0.weight`.
public struct NamedTensor {
  /// The path, names of modules joined by points.
  public let name: String
  /// The numbers.
  public let tensor: Tensor

  /// A tensor under the given path.
  public init(name: String, tensor: Tensor) {
    self.name = name
    self.tensor = tensor
  }
}

extension Module {
  /// The parameters by path, in order.
  public var namedParameters: [NamedTensor] {
    collect {
      if case .parameter(let name, let tensor) = $0 { NamedTensor(name: name, tensor: tensor) } else { nil }
    }
  }

  /// The buffers by path, in order.
  public var namedBuffers: [NamedTensor] {
    collect {
      if case .buffer(let name, let tensor) = $0 { NamedTensor(name: name, tensor: tensor) } else { nil }
    }
  }

  /// The parameters in order.
  public var parameters: [Tensor] { namedParameters.map(\.tensor) }

  /// How many numbers training changes.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// Forgets the gradients of all parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }

  /// The modules within, at any depth, by path; the module itself first, with an empty path.
  public var namedModules: [(name: String, module: any Module)] {
    var modules: [(name: String, module: any Module)] = [("", self)]
    for case .module(let name, let module) in members {
      modules += module.namedModules.map { ($0.name.isEmpty ? name : "\(name).\($0.name)", $0.module) }
    }
    return modules
  }

  /// Turns training on or off in every layer that works differently then: batch norm, dropout.
  public func setTraining(_ isTraining: Bool) {
    for case let module as any TrainableMode in namedModules.map(\.module) { module.isTraining = isTraining }
  }

  /// Runs `body` with training turned off and no gradients recorded, and turns it back as it was.
  public func evaluating<Result>(_ body: () throws -> Result) rethrows -> Result {
    let modes = namedModules.compactMap { $0.module as? any TrainableMode }.map { ($0, $0.isTraining) }
    for (module, _) in modes { module.isTraining = false }
    defer { for (module, wasTraining) in modes { module.isTraining = wasTraining } }
    return try withoutGradients(body)
  }

  private func collect(_ select: (ModuleMember) -> NamedTensor?) -> [NamedTensor] {
    members.flatMap { member -> [NamedTensor] in
      guard case .module(let name, let module) = member else { return select(member).map { [$0] } ?? [] }
      return module.collect(select).map { NamedTensor(name: "\(name).\($0.name)", tensor: $0.tensor) }
    }
  }
}

/// A module that works differently while it trains.
public protocol TrainableMode: Module {
  /// Whether the module is being trained.
  var isTraining: Bool { get set }
}
