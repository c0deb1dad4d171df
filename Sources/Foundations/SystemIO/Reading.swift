package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The most bytes that are read of one file: a device without end must not fill the memory.
package let largestReadSize = 1 << 30

/// Returns the whole content of a file.
///
/// - Throws: `SystemError`, with the code `.fileTooLarge` past ``largestReadSize``.
package func readFile(_ path: FilePath) throws -> [UInt8] {
  try content(of: try OpenFile(path, .read), path, limit: largestReadSize, mustBeRegular: false)
}

/// Returns the whole content of a file that nobody named, but that was found where such files are looked for, or `nil`
/// where there is none.
///
/// A device or a pipe of that name would be read, or waited for, for ever.
/// - Parameter limit: the most bytes that such a file may have.
/// - Throws: `SystemError`, with the code `.fileTooLarge` past the limit.
package func readRegularFileIfPresent(_ path: FilePath, limit: Int = largestReadSize) throws -> [UInt8]? {
  try nilIfMissing { try content(of: try OpenFile(path, .readAtOnce), path, limit: limit, mustBeRegular: true) }
}

/// Returns the whole content of such a file as ``readRegularFileIfPresent(_:limit:)`` reads.
///
/// - Throws: `SystemError`, also where there is none.
package func readRegularFile(_ path: FilePath) throws -> [UInt8] {
  guard let bytes = try readRegularFileIfPresent(path) else {
    throw SystemError("open", path, code: .noSuchFileOrDirectory)
  }
  return bytes
}

private func content(
  of file: borrowing OpenFile, _ path: FilePath, limit: Int, mustBeRegular: Bool
) throws -> [UInt8] {
  var status = stat()
  guard unsafe fstat(file.descriptor, &status) == 0 else { throw SystemError("read the status of", path) }
  guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemError("read", path, code: .isDirectory) }
  if mustBeRegular, status.st_mode & S_IFMT != S_IFREG {
    throw SystemError("read the special file", path, code: .invalidArgument)
  }
  guard status.st_size <= limit else { throw SystemError("read", path, code: .fileTooLarge) }
  var bytes: [UInt8] = []
  // Pipes and /proc report a size of 0: read on until the end in any case.
  var capacity = max(Int(status.st_size) + 1, 4096)
  while true {
    let room = capacity
    let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer), path: path)
    }
    if chunk.isEmpty { return bytes }
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    if bytes.count > limit { throw SystemError("read", path, code: .fileTooLarge) }
    if bytes.count == Int(status.st_size), status.st_size > 0 { return bytes }
    capacity = 65_536
  }
}

/// Returns the whole content of a file, or `nil` where there is none.
///
/// - Throws: `SystemError` for every failure but a missing file.
package func readFileIfPresent(_ path: FilePath) throws -> [UInt8]? {
  try nilIfMissing { try readFile(path) }
}

private func nilIfMissing(_ read: () throws -> [UInt8]) throws -> [UInt8]? {
  do {
    return try read()
  } catch let error as SystemError where error.code == .noSuchFileOrDirectory || error.code == .notDirectory {
    return nil
  }
}

/// Returns everything that can be read from a descriptor until its end, such as standard input.
///
/// - Throws: `SystemError`, with the code `.fileTooLarge` past ``largestReadSize``.
package func readToEnd(descriptor: Int32) throws -> [UInt8] {
  var bytes: [UInt8] = []
  while true {
    let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      let result = retryingInterrupts { unsafe readDescriptor(descriptor, UnsafeMutableRawBufferPointer(buffer)) }
      guard result >= 0 else { throw SystemError("read standard input") }
      count = result
    }
    if chunk.isEmpty { return bytes }
    bytes += chunk
    if bytes.count > largestReadSize { throw SystemError("read standard input", code: .fileTooLarge) }
  }
}
