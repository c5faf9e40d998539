extension String {
  /// Numbers as C's `printf` writes them, at most 1,023 bytes: `String(printf: "%.4f", loss)`.
  package init(printf format: String, _ arguments: any CVarArg...) {
    self = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1_024) { buffer in
      buffer[0] = 0
      _ = withVaList(arguments) { vsnprintf(buffer.baseAddress!, buffer.count, format, $0) }
      return String(cString: buffer.baseAddress!)
    }
  }
}
