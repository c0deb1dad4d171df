import PythonSemantics
import PythonSyntax

/// Prints the best of several rounds, as other work on the machine only ever slows one down.
func measureSpeed() throws {
  let files = try inputFiles().map(\.bytes)
  let bytes = files.reduce(0) { $0 + $1.count }
  let clock = ContinuousClock()
  func best(_ work: () -> Void) -> Double {
    (0..<7).map { _ in clock.measure(work) }.min().map { Double(bytes) / ($0 / .seconds(1)) / 1e6 } ?? 0
  }
  var sink = 0
  let lexing = best { for file in files { sink += file.withUnsafeBufferPointer { SyntaxTree.countTokens($0) } } }
  let parsing = best { for file in files { sink += parse(file).errors.count } }
  let checking = best { for file in files { sink += parse(file).errors(for: .latest).count } }
  let meaning = best { for file in files { sink += SemanticModel(parse(file)).view.referenceCount } }
  let trees = files.map { parse($0) }
  var (tokens, nodes, words) = (0, 0, 0)
  var (treeMemory, tokenMemory, modelMemory) = (MemoryUse(), MemoryUse(), MemoryUse())
  for tree in trees {
    let view = tree.view
    tokens += view.tokenCount
    nodes += view.nodeCount
    words += view.wordCount
    treeMemory += view.treeMemory
    tokenMemory += view.tokenMemory
    let model = SemanticModel(tree)
    modelMemory += model.view.memory
  }
  let walking = best {
    for tree in trees {
      let view = tree.view
      for rawValue in 1..<UInt32(view.nodeCount) {
        view.forEachChild(of: NodeID(rawValue: rawValue)) { sink &+= $0.index }
      }
    }
  }
  print("input: \(files.count) files, \(bytes) bytes, \(tokens) tokens, \(nodes) nodes, \(words) words")
  print("decode and lex:           \(Int(lexing)) MB/s")
  print("decode, lex, parse:       \(Int(parsing)) MB/s")
  print("with compilation checks:  \(Int(checking)) MB/s")
  print("parse, semantic model:    \(Int(meaning)) MB/s")
  print("children of every node:   \(Int(walking * Double(nodes) / Double(max(bytes, 1)))) million nodes/s")
  print("bytes a byte of source, and with room that was allocated but not used:")
  for (name, memory) in [("tree", treeMemory), ("tokens", tokenMemory), ("model", modelMemory)] {
    print("\(name): \(hundredths(memory.used, bytes)), \(hundredths(memory.allocated, bytes))")
  }
  if sink == 0 { print("nothing was parsed") }
}

private func hundredths(_ value: Int, _ whole: Int) -> Double {
  whole == 0 ? 0 : Double(value * 100 / whole) / 100
}

func parseOnce() throws {
  var nodes = 0
  var errors = 0
  for file in try inputFiles() {
    let tree = parse(file.bytes)
    nodes += tree.view.nodeCount
    errors += tree.errors(for: .latest).count
  }
  print("\(nodes) nodes, \(errors) errors")
}
