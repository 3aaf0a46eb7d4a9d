import Notation
import Testing

@testable import Rules

struct PayloadConditionTests {
    private func rule(_ when: String) -> Result<Rule, NotationError> {
        let text = """
            title: it
            severity: high
            confidence: certain
            owner: platform
            mode: a.fails
            when:
            \(when.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
            cause: it
            remediation: [{do: look}]
            examples: []
            """
        guard let id = RuleID("shop/rule") else {
            return .failure(NotationError(file: "", problem: ""))
        }
        do {
            return .success(
                try RuleParser.rule(id, file: "shop/rule.yaml", text: text, firstPattern: 0))
        } catch let error as NotationError {
            return .failure(error)
        } catch {
            return .failure(NotationError(file: "", problem: "\(error)"))
        }
    }

    @Test(arguments: [
        (
            "payload: '*'\ndrift: [mising]", "“mising” is no kind of drift.",
            "Did you mean “missing”?"
        ),
        (
            "payload: '*'\ndrift: type\ncontract: {id: integr}", "“integr” is no type.",
            "Did you mean “integer”?"
        ),
        (
            "payload: '*'\nfield: id\ncontract: {id: integer}",
            "A contract is asked for its “drift”.",
            "drift: [missing, type, value, extra, format, null, duplicate, size]"
        ),
        (
            "payload: '*'\ndrift: type\nfield: id\nis: 7",
            "One condition asks for “drift” or tests a value, not both.",
            "Use “all” for two conditions."
        ),
        ("payload: '*'\nabove: 7", "A test of a payload's value needs “field”.", nil),
        (
            "payload: '*'\ndrift: type\ncontract: {id: integer}\nschema: bundle",
            "A payload is held against a contract or a schema, not both.", nil
        ),
        (
            "payload: '*'\ndrift: type\ncontract: {id: {typ: integer}}",
            "There is no key “typ” here.", "Did you mean “type”?"
        ),
        (
            "payload: '*'\ndrift: type\ncontract: []",
            "A contract is a mapping of fields to what they may be.",
            "contract: {id: integer, status: [new, paid]}"
        ),
    ])
    func `a slip of the pen is told in words`(_ when: String, _ problem: String, _ hint: String?) {
        guard case .failure(let error) = rule(when) else {
            Issue.record("\(when) was accepted")
            return
        }
        #expect(error.problem == problem)
        #expect(error.hint == hint)
        #expect(error.line != nil)
    }

    @Test func `a contract says what each field may be`() throws {
        let rule = try rule(
            """
            payload: orders*.json
            drift: [missing, format.date-order]
            contract:
              id: integer unique
              status: [new, paid]
              note: string optional nullable
              name: {type: string, max-length: 40, min: 1}
              closed: true
            """
        ).get()
        guard case .payload(let condition) = rule.signature.condition,
            case .contract(let contract) = condition.expectation
        else {
            Issue.record("This is no payload condition with a contract.")
            return
        }
        #expect(contract.closed == [""])
        #expect(
            contract.fields.map(\.words) == [
                "a whole number", "one of: new, paid", "a text or null", "a text",
            ])
        #expect(contract.fields.map(\.isRequired) == [true, true, false, true])
        #expect(contract.fields.map(\.isUnique) == [true, false, false, false])
        #expect(contract.fields.last?.longest == 40)
        #expect(condition.sources == ["payload:orders*.json"])
    }

    @Test func `a kind of drift stands for all of its kinds`() {
        #expect(DriftKind.dateOrder.belongs(to: "format"))
        #expect(DriftKind.dateOrder.belongs(to: "format.date-order"))
        #expect(!DriftKind.dateOrder.belongs(to: "format.date"))
        #expect(DriftKind.renamed.belongs(to: "missing"))
        #expect(!DriftKind.missing.belongs(to: "missing.renamed"))
    }

    @Test func `a schema must lie beside the rule`() {
        var files = LibraryFiles()
        files.rules = [
            LibraryFiles.File(
                name: "shop/rule.yaml", system: "shop", stem: "rule",
                text: """
                    title: it
                    severity: high
                    confidence: certain
                    owner: platform
                    mode: a.fails
                    when:
                      payload: '*'
                      drift: type
                      schema: order.json
                    cause: it
                    remediation: [{do: look}]
                    examples: []
                    """)
        ]
        #expect(
            LibraryDraft(files).errors.map(\.problem)
                == ["“shop/order.json” is no schema that can be read."])
        files.schemas = [
            LibraryFiles.File(
                name: "shop/order.json", system: "shop", stem: "order.json",
                text: """
                    {"type": "object", "properties": {"id": {"type": "integer"}}}
                    """)
        ]
        #expect(LibraryDraft(files).errors.isEmpty)
    }
}
