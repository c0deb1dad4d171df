package import ArgumentParsing
internal import PythonSemantics
internal import PythonSyntax
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// `dev tokens`: prints the tokens of a file, for contributors.
package struct DevTokensVerb: Verb {
  package static let path = ["dev", "tokens"]
  package static let summary = "Print the tokens of a Python file"
  package static let operands = "FILE"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("file", isRequired: true, help: "The file"),
    [
      OptionSection(OptionTitle.global, GlobalOptions.declarations)
    ])

  let file: String
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    file = arguments.operands.first ?? ""
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    let tree = try parseFile(file, in: context)
    let view = tree.view
    let lines = LineIndex(view)
    for index in 0..<view.tokenCount {
      let token = view.token(index)
      let (line, column) = lines.position(of: token.start)
      let text = view.text(of: token.range)
      context.console.result("\(line + 1):\(column) \(token.kind)\(text.isEmpty ? "" : " " + text.debugDescription)")
    }
    return printErrors(of: tree, file, in: context)
  }
}

/// `dev tree`: prints the syntax tree of a file as CPython's `ast` has it, for contributors.
package struct DevTreeVerb: Verb {
  package static let path = ["dev", "tree"]
  package static let summary = "Print the syntax tree of a Python file"
  package static let operands = "FILE"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("file", isRequired: true, help: "The file"),
    [
      OptionSection(OptionTitle.global, GlobalOptions.declarations)
    ])

  let file: String
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    file = arguments.operands.first ?? ""
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    let tree = try parseFile(file, in: context)
    var writer = CPythonTreeWriter(tree.view)
    context.console.result(String(decoding: writer.write(), as: UTF8.self))
    return printErrors(of: tree, file, in: context)
  }
}

/// `dev semantics`: prints what the names of a file mean, for contributors.
package struct DevSemanticsVerb: Verb {
  package static let path = ["dev", "semantics"]
  package static let summary = "Print the scopes, bindings and uses of names of a Python file"
  package static let operands = "FILE"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("file", isRequired: true, help: "The file"),
    [
      OptionSection(OptionTitle.global, GlobalOptions.declarations)
    ])

  let file: String
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    file = arguments.operands.first ?? ""
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    let tree = try parseFile(file, in: context)
    let path = FilePath(file)
    let options = SemanticOptions(isStub: path.extension == "pyi", isPackage: path.stem == "__init__")
    let model = SemanticModel(tree, options: options)
    var writer = SemanticModelWriter(model.view)
    for line in writer.write() { context.console.result(line) }
    return printErrors(of: tree, file, in: context)
  }
}

private func parseFile(_ file: String, in context: CommandContext) throws -> SyntaxTree {
  try unsafe readFile(context.workingDirectory.pushing(FilePath(file))).withUnsafeBufferPointer {
    unsafe SyntaxTree(parsing: $0)
  }
}

private func printErrors(of tree: SyntaxTree, _ file: String, in context: CommandContext) -> ExitStatus {
  let lines = LineIndex(tree.view)
  let errors = tree.errors(for: .latest)
  for error in errors {
    let (line, column) = lines.position(of: error.range.start)
    context.console.error("\(file):\(line + 1):\(column + 1): \(error.message)")
  }
  return errors.isEmpty ? .success : .failure
}
