/// Undecided packages by priority: a binary heap that knows where each package is, so that one can be taken out.
struct UndecidedQueue {
  private struct Entry {
    var package: PackageID
    var priority: PackagePriority
  }

  private var heap: [Entry] = []
  /// The place of each package in the heap, or -1.
  private var places: [Int32] = []

  /// Adds a package or changes its priority.
  mutating func insert(_ package: PackageID, _ priority: PackagePriority) {
    while places.count <= package.index {
      places.append(-1)
    }
    let place = Int(places[package.index])
    if place >= 0 {
      heap[place].priority = priority
      moveUp(moveDown(place))
    } else {
      heap.append(Entry(package: package, priority: priority))
      places[package.index] = Int32(heap.count - 1)
      moveUp(heap.count - 1)
    }
  }

  mutating func removeHighest() -> PackageID? {
    guard let first = heap.first else { return nil }
    remove(first.package)
    return first.package
  }

  mutating func remove(_ package: PackageID) {
    guard package.index < places.count, places[package.index] >= 0 else { return }
    let place = Int(places[package.index])
    places[package.index] = -1
    let last = heap.removeLast()
    guard place < heap.count else { return }
    heap[place] = last
    places[last.package.index] = Int32(place)
    moveUp(moveDown(place))
  }

  private mutating func moveUp(_ start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      guard heap[place].priority > heap[parent].priority else { return }
      swap(place, parent)
      place = parent
    }
  }

  private mutating func moveDown(_ start: Int) -> Int {
    var place = start
    while true {
      var greatest = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if heap[child].priority > heap[greatest].priority { greatest = child }
      }
      guard greatest != place else { return place }
      swap(place, greatest)
      place = greatest
    }
  }

  private mutating func swap(_ first: Int, _ second: Int) {
    heap.swapAt(first, second)
    places[heap[first].package.index] = Int32(first)
    places[heap[second].package.index] = Int32(second)
  }
}
