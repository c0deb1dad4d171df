import Foundation

let packageDirectory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let repository = packageDirectory.deletingLastPathComponent()

let description = try String(contentsOf: packageDirectory.appending(path: "SyntaxNodes.txt"), encoding: .utf8)
let generator = SyntaxTreeGenerator(nodes: parseDescriptions(description))
let output = repository.appending(path: "Sources/Code/PythonSyntax/Generated")
try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
for file in generator.files() {
  try Data(file.text.utf8).write(to: output.appending(path: file.name))
}
let formatter = Process()
formatter.executableURL = URL(filePath: "/usr/bin/env")
formatter.currentDirectoryURL = repository
formatter.arguments = ["swift", "format", "--in-place", "--parallel", "--recursive", output.path]
try formatter.run()
formatter.waitUntilExit()
