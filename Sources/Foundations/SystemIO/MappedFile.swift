package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The bytes of a file, mapped into memory and read without copying.
///
/// The mapping lives as long as the object. A file that another process truncates meanwhile would fault, so map only
/// files that are replaced by rename, never rewritten in place: those of the cache.
@safe package final class MappedFile: Sendable {
  /// The content; valid for as long as the object lives.
  package nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// Maps a file; answers `nil` where there is none, or something else that has no content of its own such as a pipe.
  ///
  /// - Throws: `SystemError` for every other failure.
  package init?(_ path: FilePath) throws {
    // Opening a pipe would wait for somebody who writes.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
    let descriptor = unsafe path.withPlatformString { raw in retryingInterrupts { unsafe open(raw, flags) } }
    guard descriptor >= 0 else {
      let code = Errno.lastError
      if code == .noSuchFileOrDirectory || code == .notDirectory { return nil }
      throw SystemError("open", path, code: code)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError("read the status of", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    guard size > 0 else {
      unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let base = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe base != MAP_FAILED else {
      throw SystemError("map", path)
    }
    unsafe bytes = UnsafeRawBufferPointer(start: base, count: size)
  }

  deinit {
    if let base = unsafe bytes.baseAddress { unsafe munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }
}
