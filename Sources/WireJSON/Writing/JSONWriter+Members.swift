/// Shorter ways to write what is inside of something.
extension JSONWriter {
  /// Writes a value.
  public mutating func value(_ value: some JSONWritable) { value.write(to: &self) }

  /// Writes a member. A nil is written as null.
  public mutating func member(_ name: String, _ value: some JSONWritable) {
    key(name)
    value.write(to: &self)
  }

  /// Writes a member where there is a value, and nothing where there is none.
  public mutating func member(_ name: String, ifPresent value: (some JSONWritable)?) {
    if let value { member(name, value) }
  }

  /// Writes an object; the closure writes its members.
  @inlinable
  public mutating func object<Failure: Error>(
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject()
    try members(&self)
    endObject()
  }

  /// Writes an array; the closure writes its values.
  @inlinable
  public mutating func array<Failure: Error>(
    _ values: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginArray()
    try values(&self)
    endArray()
  }

  /// Writes a member that is an object; the closure writes what is in it.
  @inlinable
  public mutating func object<Failure: Error>(
    _ name: String, _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    key(name)
    try object(members)
  }

  /// Writes a member that is an array; the closure writes what is in it.
  @inlinable
  public mutating func array<Failure: Error>(
    _ name: String, _ values: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    key(name)
    try array(values)
  }
}
