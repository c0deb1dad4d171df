internal import PythonSyntax

/// Finds the symbol of a name that comes from elsewhere than the tree: from a string, or from the tree of a string.
///
/// A tree keeps no table from names to symbols. This one is built when it is first needed, which most files never do.
/// Names that the tree lacks get symbols after those of the tree.
struct SymbolIndex {
  private var slots: [UInt32] = []
  private var mask = 0
  private let firstExtra: Int
  /// The names that the tree lacks, in the order of their symbols. They lie in memory that outlives the index.
  private(set) var extraNames: [NameText] = []

  init(_ tree: TreeView) {
    firstExtra = tree.symbolCount
    var size = 64
    while size < firstExtra * 2 { size *= 2 }
    mask = size - 1
    slots = [UInt32](repeating: 0, count: size)
    for rawValue in 1..<UInt32(max(firstExtra, 1)) {
      place(rawValue, tree.hash(of: Symbol(rawValue: rawValue)))
    }
  }

  private mutating func place(_ rawValue: UInt32, _ hash: UInt32) {
    var slot = Int(hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = rawValue
  }

  /// The symbol of a name; a new one if the name is not known yet.
  mutating func symbol(of name: NameText, _ tree: TreeView) -> Symbol {
    if name.count == 0 { return .missing }
    var slot = Int(name.hash) & mask
    while slots[slot] != 0 {
      let symbol = Symbol(rawValue: slots[slot])
      if self.name(of: symbol, tree) == name { return symbol }
      slot = (slot + 1) & mask
    }
    let symbol = Symbol(rawValue: UInt32(firstExtra + extraNames.count))
    extraNames.append(name)
    if (firstExtra + extraNames.count) * 2 > mask { grow(tree) } else { slots[slot] = symbol.rawValue }
    return symbol
  }

  private func name(of symbol: Symbol, _ tree: TreeView) -> NameText {
    symbol.index < firstExtra ? tree.name(of: symbol) : extraNames[symbol.index - firstExtra]
  }

  private mutating func grow(_ tree: TreeView) {
    mask = mask * 2 + 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for rawValue in 1..<UInt32(max(firstExtra + extraNames.count, 1)) {
      place(rawValue, name(of: Symbol(rawValue: rawValue), tree).hash)
    }
  }
}
