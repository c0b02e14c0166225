import Testing
import WireJSON

@testable import HTTPAPI

@Suite("The forms of bodies, as callers read them, are the forms that are checked")
struct FormTests {
  @Test("a sample made from the document fits, and what is wrong by the document does not")
  func samples() async throws {
    let form = Form()
    var count = 0
    for endpoint in try await World().contract {
      guard case .json(let name, _) = endpoint.body, let schema = APIContract.definitions[name] else {
        continue
      }
      let fits = form.sample(schema.document)
      #expect(schema.faults(in: fits, definitions: APIContract.definitions).isEmpty, "\(name)")
      for mutant in form.mutants(schema.document) {
        count += 1
        let faults = schema.faults(in: mutant.value, definitions: APIContract.definitions)
        #expect(faults.contains { $0.pointer == mutant.pointer }, "\(name) \(mutant.how): \(faults)")
      }
    }
    #expect(count > 200)
  }
}
