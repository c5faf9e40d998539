/// A call of the system that failed, by its number in `errno`; each module turns it into an error of its own.
package struct SystemFailure: Error {
  package let code: Int32

  /// The failure that `errno` tells of now, so this must be the first thing done after the call.
  package init(_ code: Int32 = errno) { self.code = code }

  /// Why the file at a path can't be written, and what to do.
  package func writing(_ path: String) -> String {
    "\(path.isEmpty ? "The file" : path) can't be written: \(reasonNotToWrite(path))."
  }

  /// Why the file at a path can't be read, and what to do.
  package func reading(_ path: String) -> String {
    switch code {
    case ENOENT, ENOTDIR: "\(path): no such file; give the path of a file that is there."
    case EISDIR: "\(path) is a folder; give the path of a file."
    case EACCES, EPERM: "\(path) can't be read; check who may read the file."
    default: "\(path) can't be read: \(common)."
    }
  }

  private func reasonNotToWrite(_ path: String) -> String {
    // What is missing may be missing at the end of a link.
    let place = (try? FilePlace(path).followingLinks()) ?? FilePlace(path)
    return switch code {
    case ENOENT where path.isEmpty: "its path is empty; give a file's name"
    // Some folders, such as /proc, take no new file and say that it is missing.
    case ENOENT where FileKind(path: place.folder) == .folder: "you may not write there; choose another place"
    case ENOENT: "there is no folder \(place.folder); make it first"
    case ENOTDIR: "\(place.firstThatIsNoFolder) is no folder; choose another place"
    case EISDIR: "it is a folder; give a file's name"
    case EACCES, EPERM: "you may not write there; choose another place"
    default: common
    }
  }

  private var common: String {
    switch code {
    case ENOSPC: "no space is left on the disk; make room and try again"
    case EDQUOT: "your share of the disk is used up; make room and try again"
    case EFBIG: "it is larger than the system lets a file become; raise the limit of a file's size"
    case EROFS: "the disk is read-only; choose another place"
    case ENAMETOOLONG: "its name is too long; give a shorter one"
    case EILSEQ: "that is no possible file name; choose another"
    case ELOOP: "its links lead in a circle; give the file itself"
    case EMFILE, ENFILE: "too many files are open; close some and try again"
    case ENOMEM: "no memory is left; make room and try again"
    case EIO: "the disk reports an error; check the disk"
    default: "the system refused (\(String(cString: strerror(code)))); choose another place"
    }
  }
}
