import ArgumentParser
import Foundation
import HTTPAPI
import Results
import SessionModel

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Show the report of a session as it is now.",
    discussion: """
      What its last analysis found, what was said of its flags, its newest score, what was decided, and what that makes of \
      the recommendation. As HTML it is one page that needs nothing else; clips beyond 16 MiB have no room in it, and \
      "proctor export" gives them beside it.
        proctor report 0190163d-8694-739b-aea5-966c26f8ad91 --format html --output report.html
      """)

  @Argument(help: ArgumentHelp("The session.", valueName: "session"))
  var session: SessionID

  @Option(help: "The form: text, json or html.")
  var format: AnalyzeCommand.Format = .text

  @Option(
    help: ArgumentHelp(
      "The file that it is written into, for its owner alone; an earlier one is replaced. (default: standard "
        + "output)", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var data: DataOptions

  func run() async throws {
    let stores = try data.open()
    let composed = try await stores.reports.report(of: session)
    let document = try await document(composed, stores)
    guard let output else { return try FileHandle.standardOutput.write(contentsOf: document) }
    try OutputFile(output).write(document)
  }

  private func document(_ composed: ComposedReport, _ stores: Stores) async throws -> Data {
    switch format {
    case .text: return Data("\(composed.report.text())\n".utf8)
    case .json: return composed.json
    case .html:
      let page = try await SessionPage(session, composed, stores.reports.results, stores.blobs)
      if page.clipsBeside > 0 {
        StandardError.write(
          "proctor: \(page.clipsBeside) clips have no room in the page; \"proctor export \(session)\" gives them\n"
        )
      }
      return page.html
    }
  }
}
