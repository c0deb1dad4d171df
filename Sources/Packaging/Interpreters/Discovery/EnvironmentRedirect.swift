import SystemIO
import SystemPackage

/// A file named `.venv` that holds the path of an environment which lies elsewhere.
///
/// See [PEP 832](https://peps.python.org/pep-0832/): one line of UTF-8, relative to the directory of the file.
enum EnvironmentRedirect {
  /// The longest path that systems take is far shorter.
  private static let sizeLimit = 65_536

  /// Reads the path that a redirect file holds; answers it absolute, as long as the file's own path is.
  ///
  /// - Throws: ``InterpreterError/invalidRedirect(_:_:)``.
  static func destination(of file: FilePath) throws -> FilePath {
    let bytes: [UInt8]
    do {
      bytes = try readRegularFileIfPresent(file, limit: sizeLimit) ?? []
    } catch {
      throw InterpreterError.invalidRedirect(file, "it cannot be read")
    }
    var line = bytes[...]
    if line.last == UInt8(ascii: "\n") { line.removeLast() }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard !line.isEmpty else { throw InterpreterError.invalidRedirect(file, "it is empty") }
    guard let path = String(validating: line, as: UTF8.self) else {
      throw InterpreterError.invalidRedirect(file, "it is not valid UTF-8")
    }
    guard !path.unicodeScalars.contains(where: { $0 == "\0" || $0 == "\n" || $0 == "\r" }) else {
      throw InterpreterError.invalidRedirect(file, "it holds more than one line")
    }
    return withoutDots(file.removingLastComponent().pushing(FilePath(path)))
  }
}
