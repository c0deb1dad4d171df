import Support

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
      let distance = editDistance(name, other, limit: limit)
      if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (other, distance) }
    }
    return best?.name
  }
}
