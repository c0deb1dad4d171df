import SystemIO
import SystemPackage

/// Reads a file that is small if it is what it should be: a configuration, a version file, a redirect.
///
/// A device or a pipe of that name would be read for ever, and a huge file is none of these.
///
/// - Returns: `nil` where there is no file.
/// - Throws: `SystemError`.
func readSmallFile(_ path: FilePath, limit: Int = 1_048_576) throws -> [UInt8]? {
  guard let status = try fileStatus(path) else { return nil }
  guard status.kind == .file else { throw SystemError("read", path, code: .invalidArgument) }
  guard status.size <= limit else { throw SystemError("read", path, code: .fileTooLarge) }
  return try readFileIfPresent(path)
}
