import LimnPlatform

extension RunFolder {
  /// The hold of one process on a run's folder; the system drops it with the process, however that ends.
  public final class Lock {
    private let folder: FileDescriptor

    /// The folder itself is locked: a file for it would stay behind.
    init(_ path: String) throws {
      do {
        folder = try FileDescriptor(opening: path, O_RDONLY | O_DIRECTORY)
      } catch let failure as SystemFailure {
        throw DataError(failure.writing(path))
      }
      // A program that this process is about to start holds for a moment what has been let go of here.
      for attempt in 0..<10 {
        // Where the file system knows no locks, the run goes on without one.
        guard flock(folder.number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK else { return }
        if attempt < 9 { usleep(20_000) }
      }
      throw DataError("\(path) is in use by another process that trains this run; let it end, or stop it.")
    }
  }

  /// Keeps other processes from training in the folder as long as the lock lives.
  ///
  /// - Throws: ``DataError`` if the folder holds no run, or another process has it.
  public func lock() throws -> Lock {
    try checkHoldsRun()
    return try Lock(path)
  }

  /// Begins a run: makes the folder and writes configuration and tokenizer, for an encoder-decoder that of sources too.
  ///
  /// - Returns: The hold on the folder.
  /// - Throws: ``DataError`` if there is something already, or it can't be written; then nothing is left of it.
  @discardableResult
  public func create(
    _ configuration: RunConfiguration, tokenizer: StoredTokenizer, sourceTokenizer: StoredTokenizer? = nil
  ) throws -> Lock {
    try checkFree()
    let isNew = !FileManager.default.fileExists(atPath: path)
    try Self.makeFolder(path)
    let lock = try Lock(path)
    // Another process may have been faster.
    try checkFree()
    do {
      // The configuration first: all else can be made from it, so that a run killed here can go on.
      try write(configuration)
      try write(tokenizer, to: tokenizerPath)
      if let sourceTokenizer { try write(sourceTokenizer, to: sourceTokenizerPath) }
      try Self.makeFolder(checkpointFolder)
    } catch {
      remove(withFolder: isNew)
      throw error
    }
    return lock
  }

  /// Makes what is missing of a run that was killed while it began.
  func complete(_ tokenizer: StoredTokenizer, sourceTokenizer: StoredTokenizer?) throws {
    if !holdsTokenizer { try write(tokenizer, to: tokenizerPath) }
    if let sourceTokenizer, !holdsSourceTokenizer { try write(sourceTokenizer, to: sourceTokenizerPath) }
    try Self.makeFolder(checkpointFolder)
  }

  /// Whether the tokenizer was written.
  var holdsTokenizer: Bool { FileManager.default.fileExists(atPath: tokenizerPath) }

  /// Whether the tokenizer of an encoder-decoder's sources was written.
  var holdsSourceTokenizer: Bool { FileManager.default.fileExists(atPath: sourceTokenizerPath) }

  /// Takes away a run that could not be begun.
  func remove(withFolder: Bool) {
    let paths = [configurationPath, tokenizerPath, sourceTokenizerPath, logPath, checkpointFolder]
    for path in paths + (withFolder ? [path] : []) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// Says so if something is there already.
  func checkFree() throws {
    guard !path.isEmpty else { throw DataError("The run's folder has no name; give one, such as runs/mlp.") }
    if FileKind(path: path) == .file {
      throw DataError("\(path) is a file; give a folder that is empty, or a new one.")
    }
    let content = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    // What a killed process left of a file is no reason to refuse.
    guard content.contains(where: { !PartFile.isLeftover($0) }) else { return }
    throw DataError(
      holdsRun
        ? "\(path) holds a run already; give another folder, or go on with it by --resume \(path)."
        : "\(path) is not empty; give a folder that is, or a new one.")
  }

  /// Writes what the run is asked for.
  func write(_ configuration: RunConfiguration) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(try encoder.encode(configuration) + Data("\n".utf8), to: configurationPath)
  }

  private func write(_ tokenizer: StoredTokenizer, to path: String) throws {
    try AtomicFile.write(try tokenizer.json(), to: path)
  }

  private static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      // Once more, for the system's own reason.
      if mkdir(path, 0o777) != 0 { throw DataError(SystemFailure().writing(path)) }
    }
  }
}
