import Foundation

let packageDirectory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let repository = packageDirectory.deletingLastPathComponent()

let description = try String(contentsOf: packageDirectory.appending(path: "SyntaxNodes.txt"), encoding: .utf8)
let nodes = parseDescriptions(description)
let syntaxTree = SyntaxTreeGenerator(nodes: nodes)
let comparison = ComparisonGenerator(nodes: nodes)
let folders = [
  ("Sources/Code/PythonSyntax/Generated", syntaxTree.files() + [("TreeComparison+Fields.swift", comparison.fields())]),
  ("Tests/PythonSyntaxTests/Generated", [("NodeFields.swift", comparison.testTable())]),
]
var written: [String] = []
for (folder, files) in folders {
  let output = repository.appending(path: folder)
  try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
  for file in files {
    let place = output.appending(path: file.name)
    try Data(file.text.utf8).write(to: place)
    written.append(place.path)
  }
}
let formatter = Process()
formatter.executableURL = URL(filePath: "/usr/bin/env")
formatter.currentDirectoryURL = repository
formatter.arguments = ["swift", "format", "--in-place", "--parallel"] + written
try formatter.run()
formatter.waitUntilExit()
