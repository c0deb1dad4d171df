internal import CPlatform
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An open directory, for work on many entries below it by relative names.
///
/// The kernel then looks up only the relative part of each path, and a directory that somebody renames meanwhile stays
/// the same one. Names are C strings and errors are bare error numbers because these calls run tens of thousands of
/// times in an installation; the caller knows the path to show.
package final class DirectoryDescriptor: Sendable {
  /// The raw descriptor, valid for as long as this object lives.
  package let rawValue: Int32
  /// Where the directory was when it was opened, for messages: made when it is asked for, since thousands are opened and
  /// few are ever named.
  package var path: FilePath { below.isEmpty ? base : base.pushing(FilePath(String(decoding: below, as: UTF8.self))) }

  private let base: FilePath
  /// The path from there.
  private let below: [UInt8]

  /// Opens a directory.
  ///
  /// - Throws: `SystemError`.
  package init(_ path: FilePath) throws {
    rawValue = unsafe path.withPlatformString { raw in
      retryingInterrupts { unsafe adder_openat(AT_FDCWD, raw, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
    }
    base = path
    below = []
    guard rawValue >= 0 else { throw SystemError("open the directory", path) }
  }

  private init(owning rawValue: Int32, _ below: [UInt8], in base: FilePath) {
    self.rawValue = rawValue
    self.base = base
    self.below = below
  }

  deinit { if rawValue >= 0 { close(rawValue) } }

  /// Opens a directory below this one; a link in its last component is not followed.
  package func openDirectory(_ name: UnsafePointer<CChar>) throws(Errno) -> DirectoryDescriptor {
    let descriptor = retryingInterrupts {
      unsafe adder_openat(rawValue, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
    }
    guard descriptor >= 0 else { throw Errno.lastError }
    let below = unsafe UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) }
    return DirectoryDescriptor(owning: descriptor, below, in: path)
  }

  /// Opens a directory below this one, following links, only to look up names in it: it cannot be listed.
  package func openForLookup(_ name: UnsafeRawBufferPointer) throws(Errno) -> DirectoryDescriptor {
    let descriptor = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: name.count + 1) { raw in
      for index in name.indices {
        unsafe raw.initializeElement(at: index, to: CChar(bitPattern: name[index]))
      }
      unsafe raw.initializeElement(at: name.count, to: 0)
      return unsafe raw.baseAddress.map { pointer in
        retryingInterrupts { unsafe adder_open_for_lookup(rawValue, pointer) }
      } ?? -1
    }
    guard descriptor >= 0 else { throw Errno.lastError }
    return unsafe DirectoryDescriptor(owning: descriptor, Array(name), in: path)
  }

  /// Creates a directory; answers false where something is there already.
  @discardableResult
  package func createDirectory(_ name: UnsafePointer<CChar>) throws(Errno) -> Bool {
    if unsafe mkdirat(rawValue, name, 0o777) == 0 { return true }
    let code = Errno.lastError
    if code == .fileExists { return false }
    throw code
  }

  /// Creates a file for writing, which must not exist.
  package func createFile(_ name: UnsafePointer<CChar>, permissions: UInt32 = 0o666) throws(Errno) -> OpenFile {
    unsafe OpenFile(owning: try createFileDescriptor(name, permissions: permissions).get())
  }

  /// Creates a file for writing, which must not exist; the caller owns the descriptor.
  package func createFileDescriptor(
    _ name: UnsafePointer<CChar>, permissions: UInt32 = 0o666
  ) -> Result<Int32, Errno> {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = retryingInterrupts { unsafe adder_openat(rawValue, name, flags, permissions) }
    return descriptor >= 0 ? .success(descriptor) : .failure(.lastError)
  }

  /// Opens a file for reading.
  package func openFile(_ name: UnsafePointer<CChar>) throws(Errno) -> OpenFile {
    let descriptor = retryingInterrupts { unsafe adder_openat(rawValue, name, O_RDONLY | O_CLOEXEC, 0) }
    guard descriptor >= 0 else { throw Errno.lastError }
    return OpenFile(owning: descriptor)
  }

  /// Makes `name` another name of a file below `source`.
  package func hardLink(
    _ name: UnsafePointer<CChar>, to sourceName: UnsafePointer<CChar>, in source: DirectoryDescriptor
  ) throws(Errno) {
    guard unsafe linkat(source.rawValue, sourceName, rawValue, name, 0) == 0 else { throw Errno.lastError }
  }

  /// Makes `name` a symbolic link that holds `destination`.
  package func symbolicLink(_ name: UnsafePointer<CChar>, to destination: UnsafePointer<CChar>) throws(Errno) {
    guard unsafe symlinkat(destination, rawValue, name) == 0 else { throw Errno.lastError }
  }

  /// Makes `name`, which must not exist, a file that shares the blocks of a file below `source`.
  ///
  /// Leaves nothing behind on failure.
  package func clone(
    _ name: UnsafePointer<CChar>, of sourceName: UnsafePointer<CChar>, in source: DirectoryDescriptor,
    permissions: UInt32
  ) throws(Errno) {
    let original = try unsafe source.openFile(sourceName)
    let copy = try unsafe createFile(name, permissions: permissions)
    guard adder_clone_file(original.descriptor, copy.descriptor) == 0 else {
      let code = Errno.lastError
      unsafe unlinkat(rawValue, name, 0)
      throw code
    }
  }

  /// Makes `name`, which must not exist, a copy of a file below `source`; inside the kernel where it can.
  ///
  /// Leaves nothing behind on failure.
  package func copy(
    _ name: UnsafePointer<CChar>, of sourceName: UnsafePointer<CChar>, in source: DirectoryDescriptor,
    permissions: UInt32
  ) throws(Errno) {
    let original = try unsafe source.openFile(sourceName)
    let copy = try unsafe createFile(name, permissions: permissions)
    do throws(Errno) {
      try Self.copyContent(from: original.descriptor, to: copy.descriptor)
    } catch {
      unsafe unlinkat(rawValue, name, 0)
      throw error
    }
  }

  private static func copyContent(from original: Int32, to copy: Int32) throws(Errno) {
    var copied = 0
    while true {
      let count = adder_copy_range(original, copy, 1 << 30)
      if count == 0, copied > 0 { return }
      if count <= 0 { break }
      copied += count
    }
    // Some file systems answer 0 or an error at once: copy what is left through memory.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = retryingInterrupts { unsafe readDescriptor(original, buffer) }
      if count == 0 { return }
      guard count > 0 else { throw Errno.lastError }
      var rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
      while unsafe !rest.isEmpty {
        let written = retryingInterrupts { unsafe writeDescriptor(copy, rest) }
        guard written >= 0 else { throw Errno.lastError }
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }

  /// Moves an entry of this directory, replacing a file at the destination.
  package func rename(
    _ name: UnsafePointer<CChar>, to newName: UnsafePointer<CChar>, in directory: DirectoryDescriptor
  ) throws(Errno) {
    guard unsafe renameat(rawValue, name, directory.rawValue, newName) == 0 else { throw Errno.lastError }
  }

  /// Removes a file or link; answers false where there is none.
  @discardableResult
  package func removeFile(_ name: UnsafePointer<CChar>) throws(Errno) -> Bool {
    if unsafe unlinkat(rawValue, name, 0) == 0 { return true }
    let code = Errno.lastError
    if code == .noSuchFileOrDirectory || code == .notDirectory { return false }
    throw code
  }

  /// Sets permission bits.
  package func setPermissions(_ permissions: UInt32, of name: UnsafePointer<CChar>) throws(Errno) {
    guard unsafe fchmodat(rawValue, name, mode_t(permissions), 0) == 0 else { throw Errno.lastError }
  }

  /// Returns the permission bits of an entry, links followed.
  package func permissions(of name: UnsafePointer<CChar>) throws(Errno) -> UInt32 {
    var status = stat()
    guard unsafe fstatat(rawValue, name, &status, 0) == 0 else { throw Errno.lastError }
    return UInt32(status.st_mode) & 0o7777
  }

  /// Returns the status of an entry, links not followed, or `nil` where there is none.
  ///
  /// - Throws: `SystemError`.
  package func status(of name: UnsafePointer<CChar>) throws -> FileStatus? {
    var status = stat()
    if unsafe fstatat(rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return FileStatus(status) }
    let code = Errno.lastError
    if code == .noSuchFileOrDirectory || code == .notDirectory { return nil }
    throw unsafe SystemError("read the status of", path.pushing(FilePath(platformString: name)), code: code)
  }

  /// Returns whether there is an entry, be it a link that leads nowhere.
  package func hasEntry(_ name: UnsafePointer<CChar>) -> Bool {
    var status = stat()
    return unsafe fstatat(rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0
  }

  /// Returns whether an entry is a directory, links not followed; false where there is none.
  package func isDirectory(_ name: UnsafePointer<CChar>) -> Bool {
    var status = stat()
    return unsafe fstatat(rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns the whole content of a file, or `nil` where there is none.
  ///
  /// - Throws: `SystemError`.
  package func readFileIfPresent(_ name: String) throws -> [UInt8]? {
    do throws(Errno) {
      let file = try unsafe openFile(name)
      return try readToEnd(of: file)
    } catch {
      if error == .noSuchFileOrDirectory || error == .notDirectory { return nil }
      throw SystemError("read", path.appending(name), code: error)
    }
  }

  private func readToEnd(of file: borrowing OpenFile) throws(Errno) -> [UInt8] {
    var status = stat()
    guard unsafe fstat(file.descriptor, &status) == 0 else { throw Errno.lastError }
    guard status.st_size <= largestReadSize else { throw .fileTooLarge }
    var bytes: [UInt8] = []
    var capacity = max(Int(status.st_size) + 1, 4096)
    while true {
      var failure: Errno?
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        let result = retryingInterrupts {
          unsafe readDescriptor(file.descriptor, UnsafeMutableRawBufferPointer(buffer))
        }
        if result < 0 { failure = Errno.lastError }
        count = max(result, 0)
      }
      if let failure { throw failure }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > largestReadSize { throw .fileTooLarge }
      if bytes.count == Int(status.st_size) { return bytes }
      capacity = 65_536
    }
  }
}
