/// What lies at a path; links are followed.
package enum FileKind: Sendable {
  case folder
  /// A file, or what can be read and written like one, such as a pipe.
  case file

  /// What lies at the path; nil where nothing is, or nothing that may be seen.
  package init?(path: String) {
    var status = stat()
    guard !path.isEmpty, stat(path, &status) == 0 else { return nil }
    self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}
