import PythonSyntax
import SystemIO
import SystemPackage

/// The files whose paths standard input has, one a line.
func inputFiles() throws -> [(path: String, bytes: [UInt8])] {
  var files: [(String, [UInt8])] = []
  while let path = readLine() { files.append((path, try readFile(FilePath(path)))) }
  return files
}

func parse(_ bytes: [UInt8], _ options: ParseOptions = ParseOptions()) -> SyntaxTree {
  bytes.withUnsafeBufferPointer { SyntaxTree(parsing: $0, options: options) }
}

func writeOutput(_ text: String) throws {
  var text = text
  try text.withUTF8 { try writeAll(UnsafeRawBufferPointer($0), to: 1) }
}

/// A job found what must not be.
struct WorkbenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
