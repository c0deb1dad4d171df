internal import PythonSyntax

extension LayoutBuilder {
  /// Makes the elements from an index on print on one line, whether they fit or not: optional line ends and content
  /// for expanded groups go, and of variants the flattest stays. Forced line ends stay.
  ///
  /// The elements keep their places, because others refer to them by index: what goes becomes a jump to what follows.
  mutating func removeSoftLines(from start: Int) {
    var index = start
    while index < elements.count {
      let element = elements[index]
      switch element.kind {
      case .softLine: jump(index, to: index + 1)
      case .softLineOrSpace: replace(index, LayoutElement(.space))
      case .startConditionalContent:
        let end = Int(element.b)
        if element.mode == PrintMode.expanded.rawValue {
          jump(index, to: end + 1)
          index = end
        } else {
          jump(index, to: index + 1)
          jump(end, to: end + 1)
        }
      case .startBestFitting:
        let end = Int(element.b)
        let variantEnd = Int(elements[index + 1].b)
        jump(index, to: index + 2)
        jump(variantEnd, to: end + 1)
      default: break
      }
      index += 1
    }
  }

  private mutating func jump(_ index: Int, to target: Int) {
    replace(index, LayoutElement(.fragment, mode: 1, b: UInt32(truncatingIfNeeded: target)))
  }
}
