internal import PythonSyntax

/// Gives each comment of a tree to a node.
func attachComments(_ tree: TreeView, options: FormatOptions) -> [CommentTable.Attachment] {
  // Stand-in until placement is written: every comment dangles at the module, which reports it as lost.
  var attachments: [CommentTable.Attachment] = []
  for index in 0..<tree.tokenCount where tree.token(index).kind == .comment {
    let token = tree.token(index)
    attachments.append(
      CommentTable.Attachment(
        comment: SourceComment(start: token.start, end: token.end, isOwnLine: true), node: tree.root, role: .dangling))
  }
  return attachments
}
