/// The members of a JSON object: in order, each name once.
///
/// Names are the same when their bytes are.
public struct JSONObject: Sendable {
  /// Up to as many members are looked through one by one, which is faster than to keep an index.
  static let mostWithoutIndex = 16

  private var members: [(name: String, value: JSONValue)]
  /// Where each name stands; nil while there are few.
  private var index: [ExactText: Int]?

  /// An object without members.
  public init() { members = [] }

  /// An object of these members. A name that comes twice is a programmer's error.
  public init(_ members: some Sequence<(name: String, value: JSONValue)>) {
    self.init()
    for (name, value) in members {
      let isNew = append(name, value)
      precondition(isNew, "a member comes twice")
    }
  }

  /// The value of a member; nil where there is none. To set nil takes the member out.
  public subscript(name: String) -> JSONValue? {
    get { position(of: name).map { members[$0].value } }
    set {
      switch (position(of: name), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil):
        members.remove(at: position)
        index = members.count > Self.mostWithoutIndex ? newIndex() : nil
      case (nil, let value?): _ = append(name, value)
      case (nil, nil): break
      }
    }
  }

  /// Puts a member at the end.
  ///
  /// - Returns: False where there is one of this name already; then nothing changes.
  public mutating func append(_ name: String, _ value: JSONValue) -> Bool {
    guard position(of: name) == nil else { return false }
    index?[ExactText(name)] = members.count
    if members.isEmpty { members.reserveCapacity(4) }
    members.append((name, value))
    if index == nil, members.count > Self.mostWithoutIndex { index = newIndex() }
    return true
  }

  private func position(of name: String) -> Int? {
    if let index { return index[ExactText(name)] }
    // Not `firstIndex(where:)`, which would copy each member.
    for position in members.indices where members[position].name.hasSameBytes(as: name) { return position }
    return nil
  }

  private func newIndex() -> [ExactText: Int] {
    Dictionary(uniqueKeysWithValues: members.enumerated().map { (ExactText($1.name), $0) })
  }
}

extension JSONObject: RandomAccessCollection {
  /// Where the first member stands: 0.
  public var startIndex: Int { 0 }
  /// Behind the last member.
  public var endIndex: Int { members.count }

  /// The member at a place.
  public subscript(position: Int) -> (name: String, value: JSONValue) { members[position] }
}

extension JSONObject: Hashable {
  /// Whether two objects have the same members, in whatever order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.name] == $0.value }
  }

  /// Feeds its members to a hasher, so that their order does not count.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (name, value) in self {
      var member = Hasher()
      member.combine(ExactText(name))
      member.combine(value)
      sum &+= member.finalize()
    }
    hasher.combine(count)
    hasher.combine(sum)
  }
}
