extension JSONSchema {
  /// What of a value does not fit, in order, at most ``SchemaFault/most``; none where it fits.
  ///
  /// Fails closed: a reference that leads nowhere is a fault of each value.
  ///
  /// - Parameter definitions: The schemas that references name.
  public func faults(in value: JSONValue, definitions: [String: JSONSchema] = [:]) -> [SchemaFault] {
    var check = SchemaCheck(definitions: definitions)
    check.check(value, self)
    return check.faults
  }
}

/// Goes through a value beside its schema and gathers faults.
struct SchemaCheck {
  /// So many schemas may stand for one value; only those that lead back to themselves have more.
  private static let mostHops = 64

  let definitions: [String: JSONSchema]
  private(set) var faults: [SchemaFault] = []
  private var path: [PathStep] = []
  private var hops = 0

  init(definitions: [String: JSONSchema]) { self.definitions = definitions }

  var isFull: Bool { faults.count >= SchemaFault.most }

  mutating func add(_ problem: String) {
    guard !isFull else { return }
    faults.append(SchemaFault(pointer: PathStep.pointer(path), problem: problem))
  }

  /// Checks what stands one step further in.
  mutating func check(_ value: JSONValue, _ schema: JSONSchema, at step: PathStep) {
    let before = hops
    hops = 0
    path.append(step)
    check(value, schema)
    path.removeLast()
    hops = before
  }

  mutating func add(_ problem: String, at step: PathStep) {
    path.append(step)
    add(problem)
    path.removeLast()
  }

  mutating func check(_ value: JSONValue, _ schema: JSONSchema) {
    switch schema.kind {
    case .anything: break
    case .boolean: if value.bool == nil { addWrongKind(value, "a boolean") }
    case .integer(let range): checkInteger(value, range)
    case .number(let range): checkNumber(value, range)
    case .string(let rule): checkString(value, rule)
    case .enumeration(let texts): checkEnumeration(value, texts)
    case .constant(let constant): if value != constant { add("must be \(Self.words(for: constant))") }
    case .array(let element, let count): checkArray(value, element, count)
    case .object(let rule): checkObject(value, rule)
    case .map(let element, let count): checkMap(value, element, count)
    case .nullable(let schema): if !value.isNull { hop { $0.check(value, schema) } }
    case .firstFitting(let schemas): hop { $0.checkFirstFitting(value, schemas) }
    case .reference(let name): hop { $0.checkReference(value, name) }
    }
  }

  /// The faults of one schema of several.
  func faultsAlone(_ value: JSONValue, _ schema: JSONSchema) -> [SchemaFault] {
    var alone = self
    alone.faults = []
    alone.check(value, schema)
    return alone.faults
  }

  mutating func add(_ more: [SchemaFault]) { faults += more.prefix(SchemaFault.most - faults.count) }

  private mutating func checkReference(_ value: JSONValue, _ name: String) {
    if let schema = definitions[name] {
      check(value, schema)
    } else {
      add("cannot be checked: the schema \(name) is not defined")
    }
  }

  /// Goes from one schema to another for the same value.
  private mutating func hop(_ further: (inout SchemaCheck) -> Void) {
    guard hops < Self.mostHops else { return add("cannot be checked: its schema leads back to itself") }
    hops += 1
    further(&self)
    hops -= 1
  }
}

/// A step into a value.
enum PathStep: Sendable {
  case member(String)
  case element(Int)

  /// The steps as a JSON Pointer.
  static func pointer(_ path: [PathStep]) -> String {
    path.reduce(into: "") { pointer, step in
      pointer += "/"
      switch step {
      case .element(let index): pointer += "\(index)"
      case .member(let name): for scalar in name.unicodeScalars { pointer += escaped(scalar) }
      }
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "~": "~0"
    case "/": "~1"
    default: String(scalar)
    }
  }
}
