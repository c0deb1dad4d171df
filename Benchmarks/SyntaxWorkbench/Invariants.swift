import PythonSemantics
import PythonSyntax

/// What is wrong with the tokens or nodes of a tree, or with its semantic model, if anything.
func brokenInvariant(of tree: SyntaxTree, _ source: [UInt8]) -> String? {
  let view = tree.view
  let wanted =
    switch tree.encoding {
    case .legacy: (0..<UInt32(view.sourceCount)).map { view.byte(at: $0) }
    default: source
    }
  if reproducedSource(of: tree) != wanted { return "the tokens and what is between them are not the source" }
  var offset: UInt32 = 0
  for index in 0..<view.tokenCount {
    let token = view.token(index)
    if token.start < offset || token.end < token.start { return "token \(index) overlaps" }
    for gap in offset..<token.start where !isBetweenTokens(view.byte(at: gap)) { return "byte \(gap) has no token" }
    offset = token.end
  }
  if Int(offset) != view.sourceCount { return "the tokens end early" }
  var problem: String?
  var seen = [Bool](repeating: false, count: view.nodeCount)
  for rawValue in 1..<UInt32(view.nodeCount) {
    let id = NodeID(rawValue: rawValue)
    let range = view.range(of: id)
    if range.start > range.end || Int(range.end) > view.sourceCount { return "node \(rawValue) has a wrong range" }
    view.forEachChild(of: id) { child in
      if child >= id || seen[child.index] || !range.contains(view.range(of: child)) {
        problem = "\(view.kind(of: id)) \(range) has a wrong child \(view.kind(of: child)) \(view.range(of: child))"
      }
      seen[child.index] = true
    }
    if problem != nil { return problem }
  }
  if tree.errors(for: .oldest).count < tree.errors.count { return "a check of the tree hides an error" }
  return brokenInvariant(of: SemanticModel(tree))
}

/// What is wrong with the tables of a semantic model, if anything.
private func brokenInvariant(of model: SemanticModel) -> String? {
  let view = model.view
  for number in 1..<UInt32(max(view.bindingCount, 1)) {
    let binding = view.binding(BindingID(rawValue: number))
    if binding.shadowed.rawValue >= number { return "binding \(number) hides a later one" }
    if Int(binding.range.end) > view.tree.sourceCount { return "binding \(number) has a wrong range" }
    var count: UInt32 = 0
    view.forEachReference(of: BindingID(rawValue: number)) { _ in count += 1 }
    if count != binding.referenceCount { return "binding \(number) has other references" }
  }
  for number in 1..<UInt32(max(view.referenceCount, 1)) {
    let reference = view.reference(ReferenceID(rawValue: number))
    if Int(view.range(of: reference.node).end) > view.tree.sourceCount {
      return "reference \(number) has a wrong range"
    }
    if reference.variable.isNone && !reference.binding.isNone { return "reference \(number) has no variable" }
  }
  for number in 1..<UInt32(view.tree.nodeCount) {
    if view.scope(of: NodeID(rawValue: number)).isNone { return "node \(number) has no scope" }
  }
  return nil
}

private func isBetweenTokens(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20, 0x09, 0x0C, 0x0A, 0x0D, 0x5C, 0xEF, 0xBB, 0xBF, 0: true
  default: false
  }
}

/// The tokens of a tree and the bytes between them, one after the other.
func reproducedSource(of tree: SyntaxTree) -> [UInt8] {
  let view = tree.view
  var bytes: [UInt8] = []
  bytes.reserveCapacity(view.sourceCount)
  for index in 0..<view.tokenCount {
    let token = view.token(index)
    for offset in UInt32(bytes.count)..<max(UInt32(bytes.count), token.end) { bytes.append(view.byte(at: offset)) }
  }
  return bytes
}

/// Reproduces each file from its tokens, and checks the invariants of its tree.
func checkRoundTrips() throws {
  var (count, recoded, byteCount, failures) = (0, 0, 0, 0)
  for file in try inputFiles() {
    let tree = parse(file.bytes)
    if let problem = brokenInvariant(of: tree, file.bytes) {
      try writeOutput("\(file.path): \(problem)\n")
      failures += 1
    }
    if case .legacy = tree.encoding { recoded += 1 }
    count += 1
    byteCount += file.bytes.count
  }
  try writeOutput(
    "\(count) files, \(byteCount) bytes, \(recoded) of the files recoded as UTF-8 first; \(failures) are not their "
      + "tokens and the bytes between them\n")
  if failures > 0 { throw WorkbenchError("round trips failed") }
}
