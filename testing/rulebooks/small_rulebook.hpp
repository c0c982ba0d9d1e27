// A small rulebook that uses every section and every kind of row of the language once.
#pragma once

#include <string_view>

namespace juchu {

inline constexpr std::string_view kSmallRulebook = R"json({
"rulebook": "small-shop", "version": "1", "tick": "day", "title": {"ja": "小さな店", "en": "A small shop"},
"parameters": {
  "grace_days": {"value": 3, "source": "assumed"},
  "strict": {"value": true, "reading": true, "says": {"en": "no way back"}, "source": "guide §1"}},
"actors": {"buyer": {"label": {"ja": "購入者"}}, "seller": {}, "system": {}},
"mails": {"thanks": {"label": {"en": "Thanks"}}, "sent_mail": {}},
"shows": {"items": {"label": {"en": "Items"}}},
"methods": {
  "courier": {"digits": [12], "check": "mod7", "example": "0123-4567-8903", "trackable": true, "days": 2, "source": "s"},
  "ems": {"pattern": ["AA999999999AA"], "check": "s10", "example": "RB123456785GB", "days": 9, "source": "s"},
  "letter": {"days": 3, "source": "s"}},
"regions": {"shipping": {"initial": "fresh"}, "claim": {"initial": "quiet"}},
"statuses": {
  "quiet": {"region": "claim"}, "asked": {"region": "claim"},
  "fresh": {"region": "shipping", "label": {"ja": "新規"}, "shows": ["items"]},
  "gone": {"region": "shipping"},
  "done": {"region": "shipping", "final": true}},
"fields": {
  "ordered_on": {"type": "date"},
  "payment": {"type": ["card", "cash"], "labels": {"card": {"ja": "カード"}}, "initial": "cash"},
  "units": {"type": "1..3", "initial": 2},
  "ship_date": {"type": "date?"},
  "sent_by": {"type": "method?"},
  "number": {"type": "token?"},
  "told": {"type": "bool", "world": true},
  "lines": {"type": "0..9", "scope": "cart", "saturates": true},
  "linked": {"type": "bool", "scope": "shop", "setting": true, "initial": "any"},
  "stock": {"type": "0..20", "scope": "shop", "initial": "grace_days + 1"},
  "parcel": {"repeat": 2, "world": true, "fields": {"sent_on": {"type": "date?", "label": {"en": "sent"}}, "lost": {"type": "bool"}}}},
"events": {
  "order": {"by": "buyer", "with": {"payment": {"type": ["card", "cash"], "default": "card"}, "units": {"type": "1..3"}},
    "set": {"ordered_on": "today", "payment": "event.payment"}},
  "date_it": {"by": "seller", "with": {"day": {"type": "date", "from": "today + 1", "to": "today + grace_days"}}},
  "ship": {"by": "seller", "with": {"method": {"type": "method"}, "number": {"type": "token?"}}},
  "hand_over": {"by": "seller", "world": true, "possible": "parcel[event.parcel].sent_on == null",
    "with": {"parcel": {"type": "1..2", "default": "1"}}, "set": {"parcel[event.parcel].sent_on": "today"}},
  "restock": {"by": "seller", "scope": "shop", "with": {"count": {"type": "1..9"}}}},
"permits": [
  {"id": "order-anew", "on": "order", "from": "nothing", "when": "stock > 0", "set": {"units": "event.units", "stock": "stock - 1", "lines": "lines + 1"}, "send": ["thanks"], "source": "g"},
  {"id": "date-once", "on": "date_it", "from": ["fresh", "gone", "quiet"], "when": "ship_date == null", "set": {"ship_date": "event.day"}, "source": "g"},
  {"id": "ship-it", "on": "ship", "from": "fresh", "when": "fits(event.number, event.method)", "to": ["gone", "quiet"], "set": {"number": "event.number", "sent_by": "event.method"}, "send": "sent_mail", "source": "g"},
  {"id": "fill-up", "on": "restock", "set": {"stock": "stock + event.count"}, "source": "g"}],
"forbids": [
  {"id": "no-double", "on": "ship", "when": "used_elsewhere(event.number)", "says": {"en": "this number is taken"}, "source": "g"}],
"deadlines": [
  {"id": "close", "at": "ship_date + grace_days", "rank": 2, "from": "gone", "to": "done", "set": {"lines": "lines - 1"}, "source": "g"},
  {"id": "ask", "when": "business_days_since(ordered_on) > 5 && !linked", "from": ["fresh", "quiet"], "to": "asked", "source": "g"},
  {"id": "also-ask", "at": "ship_date", "from": ["fresh", "quiet"], "to": "asked", "source": "g"}],
"warnings": [{"id": "untracked", "on": "ship", "when": "!trackable(event.method)", "says": {"en": "no tracking"}, "source": "g"}],
"norms": [
  {"id": "hand-over-first", "by": "seller", "on": "ship", "when": "units > 1", "must": "parcel.exists(p, p.sent_on != null)", "advice": {"en": "hand it over"}, "source": "g"},
  {"id": "tell-the-buyer", "by": "seller", "while": "number != null && !told", "within": 1, "since": "ship_date", "source": "g"}],
"promises": [{"id": "arrives", "by": "system", "while": "parcel[1].sent_on != null && shipping == gone", "within": "days(sent_by)", "source": "g"}],
"hazards": [{"id": "lost-and-done", "when": "final && parcel[1].lost", "expect": "gap", "advice": {"en": "ask"}, "source": "g"}],
"properties": [
  {"id": "never-both", "never": "final && claim == asked", "source": "g"},
  {"id": "one-number", "never_step": "before.number != null && after.number != before.number && by == buyer", "source": "g"},
  {"id": "not-stuck", "always_reachable": "final", "source": "g"},
  {"id": "soon-done", "leads_to": "final", "when": "shipping == gone", "within": "grace_days + 1", "source": "g"},
  {"id": "number-first", "precedes": "number != null", "when": "final", "says": {"en": "no number, no end"}, "source": "g"},
  {"id": "some-end", "sometimes": "final", "source": "g"},
  {"id": "some-sale", "sometimes_step": "after.stock < before.stock && event == order", "orders": 2, "source": "g"}],
"screens": {
  "queues": {"fresh": {}, "asked": {"label": {"en": "Requests"}}, "late": {"label": {"en": "Late"}, "when": "ship_date < today"}},
  "filters": {"by_card": {"when": "payment == card"}},
  "summary": ["items", "units"], "detail": ["items", "ship_date"], "periods": ["ship_date"]},
"knows": {
  "on_its_way": {"label": {"en": "it is on its way"}, "truth": "parcel.exists(p, p.sent_on <= today)", "screen": "shipping == gone", "known_to": {"buyer": "told"}},
  "carrier": {"type": "method?", "truth": "sent_by", "known_to": {"seller": "sent_by"}}}
}
)json";

}  // namespace juchu
