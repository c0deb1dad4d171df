internal import CPlatform
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An open file or directory that closes itself.
package struct OpenFile: ~Copyable {
  /// The raw descriptor, valid for as long as this value lives.
  package let descriptor: Int32

  /// Takes ownership of an open descriptor.
  package init(owning descriptor: Int32) { self.descriptor = descriptor }

  /// How a file is opened.
  package enum Mode: Sendable {
    case read
    /// Read, without waiting for somebody who writes where it is a pipe.
    case readAtOnce
    /// Created or emptied.
    case write
    /// Created; fails where it exists.
    case createNew
    case append
    /// Written from the start and not emptied; fails where it does not exist.
    case existing
    /// Read and written from the start and not emptied; fails where it does not exist.
    case update
    /// Read and written, created where missing: lock files.
    case readWrite
    case directory

    fileprivate var isForReading: Bool { self == .read || self == .readAtOnce || self == .directory }
  }

  /// Opens a file.
  ///
  /// - Throws: `SystemError`.
  package init(_ path: FilePath, _ mode: Mode, permissions: UInt32 = 0o666) throws {
    let flags =
      switch mode {
      case .read: O_RDONLY
      case .readAtOnce: O_RDONLY | O_NONBLOCK
      case .write: O_WRONLY | O_CREAT | O_TRUNC
      case .createNew: O_WRONLY | O_CREAT | O_EXCL
      case .append: O_WRONLY | O_CREAT | O_APPEND
      case .existing: O_WRONLY
      case .update: O_RDWR
      case .readWrite: O_RDWR | O_CREAT
      case .directory: O_RDONLY | O_DIRECTORY
      }
    let descriptor = unsafe path.withPlatformString { raw in
      retryingInterrupts { unsafe adder_openat(AT_FDCWD, raw, flags | O_CLOEXEC, permissions) }
    }
    guard descriptor >= 0 else { throw SystemError(mode.isForReading ? "open" : "open for writing", path) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Writes all of `bytes`.
  package func write(_ bytes: UnsafeRawBufferPointer, path: FilePath? = nil) throws {
    try unsafe writeAll(bytes, to: descriptor, path: path)
  }

  /// Reads up to `buffer.count` bytes; 0 at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer, path: FilePath? = nil) throws -> Int {
    let count = retryingInterrupts { unsafe SystemIO.readDescriptor(descriptor, buffer) }
    guard count >= 0 else { throw SystemError("read", path) }
    return count
  }

  /// Returns the status of the file.
  package func status(path: FilePath? = nil) throws -> FileStatus {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError("read the status of", path) }
    return FileStatus(status)
  }

  /// Asks the system to put the content on the disk before returning.
  package func synchronize(path: FilePath? = nil) throws {
    guard fsync(descriptor) == 0 else { throw SystemError("write to the disk", path) }
  }
}

func readDescriptor(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  #if canImport(Darwin)
    unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
  #elseif canImport(Musl)
    unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
  #else
    unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
  #endif
}

func writeDescriptor(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  #if canImport(Darwin)
    unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
  #elseif canImport(Musl)
    unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
  #else
    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
  #endif
}

/// Writes all of `bytes` to an open descriptor.
///
/// - Throws: `SystemError`; a closed pipe has the code `.brokenPipe`.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: FilePath? = nil) throws {
  var rest = unsafe bytes
  while unsafe !rest.isEmpty {
    let count = retryingInterrupts { unsafe writeDescriptor(descriptor, rest) }
    guard count >= 0 else { throw SystemError("write", path) }
    unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
}
