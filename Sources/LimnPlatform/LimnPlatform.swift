// What Linux and macOS call by different names. On Linux, files, dates and JSON come from Foundation's essentials: the
// whole of Foundation brings the tables of every language and makes each command start 3 ms later.
#if canImport(FoundationEssentials)
  @_exported import FoundationEssentials
  @_exported import Glibc
#else
  @_exported import Foundation
#endif
