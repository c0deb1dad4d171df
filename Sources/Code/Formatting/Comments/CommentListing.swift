package import PythonSyntax

/// The comments of a file and where the formatter keeps each, one line for each in source order: its role, the kind of
/// its node and where the node starts as line and column, and the comment. For tests and for work on the formatter.
package func listComments(_ tree: SyntaxTree) -> String {
  let view = tree.view
  var listing = ""
  for attachment in attachComments(view, options: FormatOptions()) {
    let start = view.node(attachment.node).start
    var line = 1
    var column = 1
    for byte in view.bytes(0, start) {
      column += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      }
    }
    let text = view.text(of: TextRange(attachment.comment.start, attachment.comment.end))
    listing += "\(attachment.role) \(view.kind(of: attachment.node)) \(line):\(column) \(text)\n"
  }
  return listing
}
