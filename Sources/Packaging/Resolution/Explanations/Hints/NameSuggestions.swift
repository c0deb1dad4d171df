/// Guesses at the package that was meant by a name that does not exist.
enum NameSuggestions {
  /// Names under which packages are imported, and the names under which they are published.
  static let distributions = [
    "attr": "attrs", "crypto": "pycryptodome", "cv2": "opencv-python", "dateutil": "python-dateutil",
    "dotenv": "python-dotenv", "magic": "python-magic", "pil": "pillow", "psycopg2cffi": "psycopg2-binary",
    "serial": "pyserial", "skimage": "scikit-image", "sklearn": "scikit-learn", "usb": "pyusb", "yaml": "pyyaml",
  ]

  /// The nearest of some names, if it is near enough to be a slip of the fingers.
  static func nearest(to name: String, among names: [String]) -> String? {
    let limit = name.utf8.count < 5 ? 1 : 2
    var best: (name: String, distance: Int)?
    for other in names where other != name {
      let distance = distance(Array(name.utf8), Array(other.utf8))
      if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (other, distance) }
    }
    return best?.name
  }

  /// The number of insertions, deletions, replacements and exchanges of neighbours that lead from one to the other.
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    guard abs(first.count - second.count) <= 2 else { return .max }
    var rows = [Array(0...second.count)]
    for (i, left) in first.enumerated() {
      var row = [i + 1]
      for (j, right) in second.enumerated() {
        var cost = min(rows[i][j] + (left == right ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left == second[j - 1], first[i - 1] == right { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }
}
