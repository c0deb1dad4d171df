/// Finding an argument by its place or its name, as the called function would.
///
/// - Complexity: O(n) in the number of arguments.
extension Arguments {
  /// The value of the keyword argument with a name.
  @_lifetime(copy self)
  package func argument(named name: StaticString) -> Expr? {
    for index in items.indices {
      guard let keyword = items[index].asKeyword, let arg = keyword.arg else { continue }
      if tree.name(of: arg) == name { return keyword.value }
    }
    return nil
  }

  /// The positional argument at a place, counted from 0; nil behind `*arguments`, which may be any number.
  @_lifetime(copy self)
  package func positionalArgument(at position: Int) -> Expr? {
    var place = 0
    for index in items.indices {
      guard let argument = items[index].asExpr else { continue }
      if argument.kind == .starredExpr { return nil }
      if place == position { return argument }
      place += 1
    }
    return nil
  }

  /// The argument that a parameter gets which can be given by name and by place.
  @_lifetime(copy self)
  package func argument(named name: StaticString, orAt position: Int) -> Expr? {
    if let argument = argument(named: name) { return argument }
    return positionalArgument(at: position)
  }

  /// Whether `*arguments` or `**arguments` may stand for arguments that are not written.
  package var hasUnpacking: Bool {
    for index in items.indices {
      if items[index].kind == .starredExpr { return true }
      if let keyword = items[index].asKeyword, keyword.arg == nil { return true }
    }
    return false
  }
}
