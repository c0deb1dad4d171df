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
  let file = try OpenFile(path, .read)
  var status = stat()
  guard fstat(file.descriptor, &status) == 0 else { throw SystemError("read the status of", path) }
  guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemError("read", path, code: .isDirectory) }
  guard status.st_size <= largestReadSize else { throw SystemError("read", path, code: .fileTooLarge) }
  var bytes: [UInt8] = []
  // Pipes and /proc report a size of 0: read on until the end in any case.
  var capacity = max(Int(status.st_size) + 1, 4096)
  while true {
    let room = capacity
    let chunk = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = try file.read(into: UnsafeMutableRawBufferPointer(buffer), path: path)
    }
    if chunk.isEmpty { return bytes }
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    if bytes.count > largestReadSize { throw SystemError("read", path, code: .fileTooLarge) }
    if bytes.count == Int(status.st_size), status.st_size > 0 { return bytes }
    capacity = 65_536
  }
}

/// Returns the whole content of a file, or `nil` where there is none.
///
/// - Throws: `SystemError` for every failure but a missing file.
package func readFileIfPresent(_ path: FilePath) throws -> [UInt8]? {
  do {
    return try readFile(path)
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
    let chunk = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      let result = retryingInterrupts { readDescriptor(descriptor, UnsafeMutableRawBufferPointer(buffer)) }
      guard result >= 0 else { throw SystemError("read standard input") }
      count = result
    }
    if chunk.isEmpty { return bytes }
    bytes += chunk
    if bytes.count > largestReadSize { throw SystemError("read standard input", code: .fileTooLarge) }
  }
}
