/// One generator in the hands of several: minibatches and dropout draw from it in turn, as from torch's global one.
public final class SharedGenerator {
  /// The generator; its state is saved with a run's checkpoints.
  public var generator: Generator

  /// A holder of the given generator.
  public init(_ generator: Generator) { self.generator = generator }
}
