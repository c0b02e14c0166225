import HTTPTypes
import WireJSON

/// Checks what stands in path, query and headers against what an endpoint says that it takes.
enum ParameterCheck {
  /// No more than so many bytes of a query are looked at.
  static let mostQueryBytes = 8_192

  /// The parameters of a query.
  ///
  /// - Throws: ``Problem`` for one that is unknown, given twice, or not as it has to be.
  static func query(_ text: Substring, of endpoint: Endpoint) throws(Problem) -> [String: String] {
    guard text.utf8.count <= mostQueryBytes, let pairs = PercentCoding.query(text) else {
      throw Problem(
        .malformed, "the query is longer than \(mostQueryBytes) bytes, or not percent-encoded UTF-8")
    }
    var values: [String: String] = [:]
    var faults: [SchemaFault] = []
    let known = endpoint.parameters.filter { $0.place == .query }
    for (name, value) in pairs {
      if !known.contains(where: { $0.name == name }) {
        let named = known.map(\.name).joined(separator: ", ")
        faults.append(
          SchemaFault(
            pointer: "",
            problem: "there is an unknown parameter; \(known.isEmpty ? "none is" : named + " are") known"))
      } else if values.updateValue(value, forKey: name) != nil {
        faults.append(SchemaFault(pointer: name, problem: "is given twice"))
      }
    }
    faults += known.flatMap { Self.faults(of: $0, values[$0.name]) }
    guard faults.isEmpty else { throw invalid(faults) }
    return values
  }

  /// Checks parameters of path and header fields.
  ///
  /// - Throws: ``Problem``: what is wrong in a path names nothing that there is.
  static func check(_ path: [String: String], _ headers: HTTPFields, of endpoint: Endpoint) throws(Problem) {
    for parameter in endpoint.parameters where parameter.place == .path {
      guard Self.faults(of: parameter, path[parameter.name]).isEmpty else {
        throw Problem(.notFound, "there is nothing of this \(parameter.name)")
      }
    }
    let faults = endpoint.parameters.filter { $0.place == .header }.flatMap { parameter in
      Self.faults(of: parameter, HTTPField.Name(parameter.name).flatMap { headers[$0] })
    }
    guard faults.isEmpty else { throw invalid(faults) }
  }

  private static func invalid(_ faults: [SchemaFault]) -> Problem {
    Problem(.invalid, "a parameter is not as it has to be", faults: Array(faults.prefix(20)))
  }

  private static func faults(of parameter: Parameter, _ text: String?) -> [SchemaFault] {
    guard let text else {
      return parameter.isRequired ? [SchemaFault(pointer: parameter.name, problem: "is missing")] : []
    }
    let value = parameter.isNumber ? Int(digits: text).map { JSONValue($0) } ?? .null : .string(text)
    return parameter.schema.faults(in: value, definitions: [:]).map {
      SchemaFault(pointer: parameter.name, problem: $0.problem)
    }
  }
}
