/// Another program, found by its name as the shell finds it.
package enum Subprocess {
  /// Runs a program and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: What it is given, without its name.
  ///   - isQuiet: Whether its standard error goes nowhere. It reads nothing and shares standard output.
  /// - Returns: Its exit status, or 128 and the number of the signal that ended it, as the shell says it.
  /// - Throws: ``SystemFailure``; `ENOENT` where there is no such program.
  package static func run(_ name: String, _ arguments: [String], isQuiet: Bool) throws -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    if isQuiet { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) }
    var words = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, name, &actions, nil, &words, environ)
    if failure != 0 { throw SystemFailure(failure) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      let failure = SystemFailure()
      if failure.code != EINTR { throw failure }
    }
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : 128 + signal
  }
}
