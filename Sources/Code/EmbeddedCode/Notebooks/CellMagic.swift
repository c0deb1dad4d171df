/// Cells that are not Python although they are code: IPython hands them to a magic command.
enum CellMagic {
  /// Whether a cell with these lines is left to a magic command.
  static func takesOver(_ lines: [Substring]) -> Bool {
    if let first = lines.first, startsWithAutomagic(first) { return true }
    return lines.contains { line in
      guard let word = words(of: line).first, word.hasPrefix("%%") else { return false }
      return !withPythonBelow.contains(String(word.dropFirst(2)))
    }
  }

  /// Whether the line calls a magic command without its `%`: its first word is one, and no assignment follows.
  private static func startsWithAutomagic(_ line: Substring) -> Bool {
    let words = words(of: line)
    guard let first = words.first, automagic.contains(String(first)) else { return false }
    return words.count < 2 || !assignments.contains(String(words[1]))
  }

  private static func words(of line: Substring) -> [Substring] { line.split(whereSeparator: \.isWhitespace) }

  /// Cell magics whose cells go on with Python in the same namespace.
  private static let withPythonBelow = set("capture debug ipytest prun pypy python python3 time timeit")

  private static let assignments = set("= += -= *= /= //= %= **= &= |= ^=")

  /// The line magics of IPython: <https://ipython.readthedocs.io/en/stable/interactive/magics.html>.
  private static let automagic = set(
    """
    alias alias_magic autoawait autocall automagic bookmark cd code_wrap colors conda config debug dhist dirs
    doctest_mode edit env gui history killbgscripts load load_ext loadpy logoff logon logstart logstate logstop lsmagic
    macro magic mamba matplotlib micromamba notebook page pastebin pdb pdef pdoc pfile pinfo pinfo2 pip popd pprint
    precision prun psearch psource pushd pwd pycat pylab quickref recall rehashx reload_ext rerun reset reset_selective
    run save sc set_env sx system tb time timeit unalias unload_ext who who_ls whos xdel xmode
    """)

  private static func set(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
