import WireJSON

extension JSONWriter {
  /// Writes an array; the closure writes one of its values at a time.
  mutating func array<Items: Sequence>(
    _ items: Items, _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    beginArray()
    for item in items { write(&self, item) }
    endArray()
  }

  /// Writes a member that is an array; the closure writes one of its values at a time.
  mutating func array<Items: Sequence>(
    _ name: String, of items: Items, _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    key(name)
    array(items, write)
  }
}
