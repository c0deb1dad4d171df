import PythonSyntax
import SystemIO
import SystemPackage

func listErrors() throws {
  for file in try inputFiles() {
    let tree = parse(file.bytes)
    let errors = tree.errors(for: .latest)
    if errors.isEmpty { continue }
    let lines = LineIndex(tree.view)
    for error in errors {
      let (line, column) = lines.position(of: error.range.start)
      try writeOutput("\(file.path):\(line + 1):\(column + 1): \(error.message)\n")
    }
  }
}

/// Answers each path with its tree and a line of a lone dot.
func writeTrees() throws {
  while let path = readLine() {
    let tree = parse(try readFile(FilePath(path)))
    var writer = CPythonTreeWriter(tree.view)
    let output = writer.write() + Array("\n.\n".utf8)
    try output.withUnsafeBytes { try writeAll($0, to: 1) }
  }
}

/// Reads sources, each as its length, a line feed and its bytes. Answers the number of errors and the first error.
func writeVerdicts(minor: UInt8, isIPython: Bool) throws {
  let input = try readToEnd(descriptor: 0)
  let options = ParseOptions(mode: isIPython ? .ipython : .module)
  var output = ""
  var position = 0
  while let lineEnd = input[position...].firstIndex(of: UInt8(ascii: "\n")) {
    guard let count = Int(String(decoding: input[position..<lineEnd], as: UTF8.self)), lineEnd + count < input.count
    else {
      break
    }
    let tree = parse(Array(input[lineEnd + 1..<lineEnd + 1 + count]), options)
    let errors = tree.errors(for: PythonVersion(minor: minor))
    output += errors.first.map { "\(errors.count)\t\($0.range.start)\t\($0.message)\n" } ?? "0\n"
    position = lineEnd + 1 + count
  }
  try writeOutput(output)
}

/// Writes the text of the source on standard input as it was decoded.
func writeText() throws {
  let tree = parse(try readToEnd(descriptor: 0))
  let view = tree.view
  try writeOutput(view.text(of: TextRange(0, UInt32(view.sourceCount))))
}
