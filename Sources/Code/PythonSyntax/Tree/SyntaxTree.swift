/// A parsed source: its text, tokens, nodes and errors. Parsing always gives a tree, whatever the source.
///
/// The tree does not change after parsing. Copies share the memory; views borrow it and cannot outlive it.
@usableFromInline package struct SyntaxTree: Sendable {
  /// Owns the memory, for copies that share it.
  @usableFromInline package let owner: TreeOwner

  /// Why the source cannot be read, whatever the version of Python, in source order. `errors(for:)` also gives what a
  /// version lacks, and what CPython only rejects when it compiles.
  package let errors: [SyntaxError]

  /// What the lexer and the parser have noted for checks of the finished tree.
  let reports: SyntaxReports

  /// How the bytes of the file were decoded.
  package let encoding: SourceEncoding

  /// Access to nodes by id.
  @inlinable package var view: TreeView {
    @_lifetime(borrow self) get {
      let view = unsafe TreeView(storage: owner.storage)
      return unsafe _overrideLifetime(view, borrowing: self)
    }
  }

  /// The root, if the source was parsed as a file.
  @inlinable package var module: Module? {
    @_lifetime(borrow self) get {
      let view = unsafe TreeView(storage: owner.storage)
      let root = view.root
      let module = view.kind(of: root) == .module ? Module(unchecked: root, in: view) : nil
      return unsafe _overrideLifetime(module, borrowing: self)
    }
  }
}
