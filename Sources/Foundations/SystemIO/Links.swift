package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Makes `link` a symbolic link that holds `destination`.
package func createSymbolicLink(to destination: FilePath, at link: FilePath) throws {
  let result = unsafe destination.withPlatformString { old in
    unsafe link.withPlatformString { new in unsafe symlink(old, new) }
  }
  guard result == 0 else { throw SystemError("create the symbolic link", link) }
}

extension SystemError {
  /// Whether the failure says that this kind of link cannot be made here at all, so that another kind should be tried.
  package var meansUnsupportedLink: Bool {
    switch code {
    case .notSupported, .improperLink, .invalidArgument, .noFunction, .notPermitted, .tooManyLinks: true
    case Errno(rawValue: ENOTTY), Errno(rawValue: EOPNOTSUPP), Errno(rawValue: EACCES): true
    default: false
    }
  }
}
