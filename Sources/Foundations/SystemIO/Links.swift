internal import CPlatform
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Makes `link` another name of the file `original`.
package func createHardLink(to original: FilePath, at link: FilePath) throws {
  let result = original.withPlatformString { old in link.withPlatformString { new in SystemIO.hardLink(old, new) } }
  guard result == 0 else { throw SystemError("hard-link `\(original)` to", link) }
}

private func hardLink(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 { link(old, new) }

/// Makes `link` a symbolic link that holds `target`.
package func createSymbolicLink(to target: FilePath, at link: FilePath) throws {
  let result = target.withPlatformString { old in link.withPlatformString { new in symlink(old, new) } }
  guard result == 0 else { throw SystemError("create the symbolic link", link) }
}

/// Makes `target` a new file that shares the blocks of `original` until one is written.
///
/// - Throws: `SystemError`; where the file system cannot, its code is one of those that
///   ``SystemError/meansUnsupportedLink`` accepts, and nothing is left behind.
package func cloneFile(_ original: FilePath, to target: FilePath, permissions: UInt32 = 0o666) throws {
  let source = try OpenFile(original, .read)
  let destination = try OpenFile(target, .createNew, permissions: permissions)
  guard adder_clone_file(source.descriptor, destination.descriptor) == 0 else {
    let code = Errno.lastError
    _ = target.withPlatformString { unlink($0) }
    throw SystemError("clone `\(original)` to", target, code: code)
  }
}

/// Copies the content of a file inside the kernel where it can; the target is created or emptied.
package func copyFile(_ original: FilePath, to target: FilePath, permissions: UInt32 = 0o666) throws {
  let source = try OpenFile(original, .read)
  let destination = try OpenFile(target, .write, permissions: permissions)
  var copied = 0
  while true {
    let count = adder_copy_range(source.descriptor, destination.descriptor, 1 << 30)
    if count == 0 { return }
    if count < 0 {
      if copied == 0 { break }
      throw SystemError("copy `\(original)` to", target)
    }
    copied += count
  }
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
  defer { buffer.deallocate() }
  while true {
    let count = try source.read(into: buffer, path: original)
    if count == 0 { return }
    try destination.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), path: target)
  }
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
