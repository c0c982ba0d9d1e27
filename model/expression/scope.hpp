// The names an expression may use, and where.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/expression/expression.hpp"

namespace juchu {

struct NamedType {
  std::string id;
  Type type;
  bool world = false;
};

/// A numbered group of fields: `parcel[1].sent_on` is field `parcel[1].sent_on` of the table.
struct GroupName {
  std::string id;
  int count = 0;
};

struct NamedConstant {
  std::string id;
  Type type;
  Value value = 0;
};

struct NamedColumn {
  std::string id;
  bool boolean = false;     // else an int
  Value low = 0, high = 0;  // of an int column
};

/// Every name a rulebook defines; built once while it is read.
struct Names {
  std::vector<NamedType> fields;  // regions first: `shipping` has type Status
  std::vector<GroupName> groups;
  std::vector<NamedConstant> parameters;               // of the rulebook
  std::vector<std::vector<std::string>> enumerations;  // by Type::domain
  std::vector<std::vector<std::string>> statuses;      // by region
  std::vector<std::string> methods;
  std::vector<NamedColumn> columns;
  std::vector<std::string> actors;
  std::vector<std::string> events;
  std::vector<std::string> mails;
};

/// What may be read where: one row for each kind of clause of a rulebook.
struct Scope {
  const Names* names = nullptr;
  /// Null: `event.x` is not allowed.
  const std::vector<NamedType>* event_parameters = nullptr;
  /// World fields and parameters may be read; not by permits, forbids and deadlines.
  bool world = true;
  /// Fields may be read at all; not by initial values and other constants.
  bool fields = true;
  /// What the word `each` stands for, where a row is written once for every number of a group.
  std::optional<Value> each;
  /// `before.x`, `after.x`, `by`, `event == name`, `sends(mail)` are allowed; a plain field then is
  /// an error that says to write `before.` or `after.`
  bool step = false;
};

}  // namespace juchu
