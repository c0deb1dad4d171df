/// Holds a value that cannot be copied in an object, which enums, closures and other objects can hold; the value goes
/// with the object.
final class Owned<Value: ~Copyable & Sendable>: Sendable {
  let value: Value

  init(_ value: consuming Value) { self.value = value }
}
