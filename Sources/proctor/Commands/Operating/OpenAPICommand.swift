import ArgumentParser
import Foundation
import HTTPAPI

struct OpenAPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi", abstract: "Print the OpenAPI 3.1 document of the interface.",
    discussion: """
      It is the one that a server of the same settings gives under /openapi.json; nothing is opened or started for it.
        proctor openapi > openapi.json
      """)

  @Option(
    help: ArgumentHelp("The YAML file of settings that the server is started with.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  func run() throws {
    let source = try SettingSource(environment: ProcessInfo.processInfo.environment, file: config)
    let document = try APIDescription.openAPI(try ServeSettings(source).api)
    try FileHandle.standardOutput.write(contentsOf: Data(document + [UInt8(ascii: "\n")]))
  }
}
