import HTTPTypes
import SessionModel
import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("What a call takes in query and header is checked")
struct ParameterTests {
  @Test("an unknown parameter, one that comes twice and a broken one are refused by every call")
  func queries() async throws {
    let world = try await World()
    let id = try await world.session()
    try await world.analyse(id)
    let before = try await world.everything()
    for endpoint in world.contract {
      let ask = asking(endpoint, in: id)
      try await world.ask(World.asking(ask, "unknown=quill"), expecting: 422, "\(endpoint.operation)")
      for broken in ["a=%", "a=%2", "%zz=1", "a=%FF"] {
        try await world.ask(World.asking(ask, broken), expecting: 400, "\(endpoint.operation) \(broken)")
      }
      for parameter in endpoint.parameters where parameter.place == .query {
        let value = text(Form().sample(parameter.schema.document))
        let twice = "\(parameter.name)=\(value)&\(parameter.name)=\(value)"
        let reply = try await world.ask(World.asking(ask, twice), expecting: 422, "\(endpoint.operation)")
        #expect(endpoint.method == .head || reply.pointers.contains(parameter.name))
      }
    }
    #expect(try await world.everything() == before)
  }

  @Test("as is each value by its schema, and the fault names it")
  func values() async throws {
    let world = try await World()
    let id = try await world.session()
    for endpoint in world.contract {
      for parameter in endpoint.parameters where parameter.place != .path {
        for mutant in Form().mutants(parameter.schema.document) where isText(mutant, parameter) {
          let bad = text(mutant.value)
          let plain = parameter.isRequired ? bare(endpoint, in: id) : asking(endpoint, in: id)
          let ask =
            parameter.place == .header
            ? plain.header(parameter.name, bad)
            : World.asking(plain, "\(parameter.name)=\(encoded(bad))")
          let reply = try await world.ask(
            ask, expecting: 422, "\(endpoint.operation) \(parameter.name): \(mutant.how)")
          #expect(reply.pointers == [parameter.name], "\(endpoint.operation) \(mutant.how)")
        }
      }
    }
  }

  @Test("and one that must be there is missed")
  func missing() async throws {
    let world = try await World()
    for endpoint in world.contract {
      for parameter in endpoint.parameters where parameter.place == .query && parameter.isRequired {
        let ask = bare(endpoint, in: RecordID.own)
        let reply = try await world.ask(ask, expecting: 422)
        #expect(reply.json["faults"]?.array?.first?["problem"] == "is missing")
        #expect(reply.pointers == [parameter.name])
      }
    }
  }

  private func asking(_ endpoint: Endpoint, in id: SessionID) -> Ask {
    let asker = endpoint.allowed(in: id).first
    return endpoint.ask(in: id).from(asker.map { .asker($0) } ?? .nobody)
  }

  /// Without what its query must have.
  private func bare(_ endpoint: Endpoint, in id: SessionID) -> Ask {
    var ask = asking(endpoint, in: id)
    ask.path = endpoint.filled(id.description)
    return ask
  }

  /// Everything in a query or a header is text: another kind of value can only come where a number is read.
  private func isText(_ mutant: Form.Mutant, _ parameter: Parameter) -> Bool {
    mutant.value.string != nil || (parameter.isNumber && mutant.value.number != nil)
  }

  private func text(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return value.string ?? String(decoding: writer.bytes, as: UTF8.self)
  }

  private func encoded(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing(" ", with: "%20").replacing("\u{7}", with: "%07")
  }
}
